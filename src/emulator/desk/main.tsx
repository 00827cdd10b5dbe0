// The desk: a calm file manager with the add-on's panel beside it.
import { render } from 'preact';
import '../../pages/ground/ground.css';
import './desk.css';
import { Desk } from './desk';

const root = document.getElementById('desk');
if (root !== null) render(<Desk />, root);
