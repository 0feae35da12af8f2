// Rules for what the later parts of the program draw. A sheet of the program's own is no inline style.
import rules from './styles/later.css?inline';
import { adopt } from './sheet.js';

adopt(rules);
