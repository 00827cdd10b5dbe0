// Mockups for Confluence as one of the products.
import { createPlugin } from './plugin';

export const confluence = createPlugin('confluence');
