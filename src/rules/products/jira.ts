// Mockups for JIRA as one of the products.
import { createPlugin } from './plugin';

export const jira = createPlugin('jira');
