// The entry points: every export becomes a global function of the bundle, and nothing else does.
import { fileCard } from './cards/file';
import { type HelpTopic, helpCard } from './cards/help';
import { homeCard } from './cards/home';
import { licenseCard } from './cards/organisation';
import { folderCard, goneCard, grantCard, otherFileCard, severalCard } from './cards/other-items';
import { parseHostEvent } from './events';
