// The page's own small icons: the same drawings that mockups use.
import { h, type VNode } from 'preact';
import { drawIcon } from '../../mockup/icons';
import type { SvgElement } from '../../mockup/svg';

const toVNode = (node: SvgElement): VNode =>
  h(
    node.name,
    node.attributes,
    node.children.map((child) => (typeof child === 'string' ? child : toVNode(child))),
  );

/** Decoration beside words or a label: hidden from screen readers. */
export const Icon = ({ name }: { readonly name: string }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" stroke-linecap="round" stroke-linejoin="round">
    {toVNode(drawIcon({ name, size: 24 }, { x: 0, y: 0, size: 24 }, 'currentColor'))}
  </svg>
);
