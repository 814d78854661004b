// The recovery page of an application on a server.

import { build_of } from './page.js';
import { show_recovery } from './recovery.js';

const root = document.getElementById('recovery');
if (root) show_recovery(root, './', build_of(undefined), null);
