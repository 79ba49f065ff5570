/** The one channel between preload and main process: the page asks, a port comes back. */
export const PORT_CHANNEL = "yike:port";
