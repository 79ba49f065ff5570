import { bridgePort } from "./shell/port-bridge.ts";

bridgePort();
