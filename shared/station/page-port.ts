/**
 * How the page in Electron gets its one message port. The preload script sets `window.yike = { port: true }`; the page
 * posts `{ kind: PORT_WANTED }` to its own window when it is listening; the answer is a message `{ kind: PORT_HERE }`
 * that carries the port. A page loaded anew asks anew, and its former port is closed.
 */
export const PORT_WANTED = "yike-port-wanted";
export const PORT_HERE = "yike-port";
