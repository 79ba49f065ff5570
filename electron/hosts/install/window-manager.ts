/**
 * Keys that Chromium acts on before its page hears of them, or that reach past it: taken by the window manager, which
 * does nothing with them. Plain Chromium in kiosk mode opened windows on Ctrl+N and Ctrl+T, a file dialog on Ctrl+O, and
 * ended on Alt+F4 (electron.md §4). Letters, digits, arrows, Tab, Enter, Escape and Shift stay free for residents who
 * use a keyboard or a switch.
 */
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const DIGITS = [..."0123456789"];
const NAMED = [
  ...["Tab", "Return", "Escape", "space", "Delete", "BackSpace", "Insert", "Home", "End", "Prior", "Next"],
  ...["Left", "Right", "Up", "Down", "plus", "minus", "equal", "KP_Add", "KP_Subtract", "comma", "period", "slash"],
  ...["backslash", "bracketleft", "bracketright", "semicolon", "apostrophe", "grave"],
];
const FUNCTION_KEYS = Array.from({ length: 12 }, (_, index) => `F${index + 1}`);
/** Names of keyboard keys as X has them (keysymdef.h, XF86keysym.h). */
const SPECIAL = [
  // Shift+Escape opens Chromium's task manager, in kiosk mode and with every policy (tests/e2e/escape.spec.ts).
  ...["S-Escape", "Print", "Pause", "Scroll_Lock", "Menu", "Help", "Super_L", "Super_R"],
  ...[
    "XF86Back",
    "XF86Forward",
    "XF86Refresh",
    "XF86Reload",
    "XF86Stop",
    "XF86HomePage",
    "XF86Search",
    "XF86Favorites",
  ],
  ...[
    "XF86Mail",
    "XF86WWW",
    "XF86Explorer",
    "XF86Calculator",
    "XF86Tools",
    "XF86New",
    "XF86Open",
    "XF86Save",
    "XF86Close",
  ],
  ...[
    "XF86AudioMute",
    "XF86AudioLowerVolume",
    "XF86AudioRaiseVolume",
    "XF86AudioPlay",
    "XF86AudioNext",
    "XF86AudioPrev",
  ],
  ...["XF86PowerOff", "XF86Sleep", "XF86Suspend", "XF86ScreenSaver", "XF86Eject", "XF86Launch1", "XF86MyComputer"],
];
/** C = Ctrl, A = Alt, W = the Windows key, S = Shift (openbox.org, Help:Bindings). */
const WITH_LETTERS = ["C", "C-S", "A", "C-A", "W", "A-S"];
const WITH_FUNCTION = ["", "S-", "C-", "A-", "C-S-", "C-A-", "W-"];

function refusedKeys(): string[] {
  const combined = WITH_LETTERS.flatMap((held) => [...LETTERS, ...DIGITS, ...NAMED].map((key) => `${held}-${key}`));
  const functions = WITH_FUNCTION.flatMap((held) => FUNCTION_KEYS.map((key) => `${held}${key}`));
  return [...combined, ...functions, ...SPECIAL];
}

/** openbox takes a key only for an action: this one asks for a desktop that does not exist, and nothing happens. */
const NOTHING = '<action name="GoToDesktop"><to>99</to></action>';

/**
 * openbox's whole configuration: one desktop, no menus, no decorations, every window the full screen, no key of its own
 * and many keys that do nothing.
 */
export function openboxConfig(): string {
  const keys = refusedKeys().map((key) => `    <keybind key="${key}">${NOTHING}</keybind>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard>
    <chainQuitKey>C-A-S-F12</chainQuitKey>
${keys.join("\n")}
  </keyboard>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
  </mouse>
  <menu></menu>
  <applications>
    <application class="*">
      <decor>no</decor>
      <fullscreen>yes</fullscreen>
      <position force="yes"><x>0</x><y>0</y></position>
    </application>
  </applications>
</openbox_config>
`;
}
