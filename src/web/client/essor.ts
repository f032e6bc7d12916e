// entry
// What every page gains with a script; each works without it.
import { startComposers } from './composer.ts';
import { startDialogs } from './dialogs.ts';
import { startForms } from './forms.ts';
import { startInstalling } from './install.ts';
import { startLive } from './live.ts';
import { startPage } from './page.ts';
import { startReckoning } from './reckon.ts';
import { startShown } from './shown.ts';
import { startShortcuts } from './shortcuts.ts';

startPage();
startReckoning();
startDialogs();
startForms();
startComposers(document);
startLive();
startInstalling();
startShortcuts();
startShown();
