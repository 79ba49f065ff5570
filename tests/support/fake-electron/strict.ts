import { EventEmitter } from "node:events";

/** Every faked member must be a member of the real thing: a name that Electron does not have is a type error here. */
export type Names<T> = { [K in keyof T]?: unknown };

/** Unknown members throw, so that a call which the fake does not model (or Electron does not have) fails the test. */
export function strict<T extends object>(name: string, target: T): T {
  const refuse = (key: string): never => {
    throw new Error(`fake electron: ${name}.${key} is not modelled`);
  };
  return new Proxy(target, {
    get(object, key, receiver) {
      // A promise asks everything it resolves with for `then`.
      if (typeof key === "symbol" || key in object || key === "then") return Reflect.get(object, key, receiver);
      return refuse(key);
    },
    set(object, key, value, receiver) {
      if (typeof key === "symbol" || key in object) return Reflect.set(object, key, value, receiver);
      return refuse(key);
    },
  });
}

/** An emitter for the listed events; listening to or telling any other one throws. */
export function emitter(name: string, events: readonly string[]): EventEmitter {
  const inner = new EventEmitter();
  const known = (event: string | symbol) => {
    if (!events.includes(String(event))) throw new Error(`fake electron: ${name} has no event ${String(event)} here`);
  };
  const { on, once, emit } = EventEmitter.prototype;
  return Object.assign(inner, {
    on(this: EventEmitter, event: string | symbol, run: (...args: never[]) => void) {
      known(event);
      return on.call(inner, event, run as (...args: unknown[]) => void);
    },
    once(this: EventEmitter, event: string | symbol, run: (...args: never[]) => void) {
      known(event);
      return once.call(inner, event, run as (...args: unknown[]) => void);
    },
    emit(event: string | symbol, ...args: unknown[]) {
      known(event);
      return emit.call(inner, event, ...args);
    },
  });
}

/** An event whose default a listener can prevent; extra fields lie on the event itself, as in Electron. */
export interface FakeEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}
export function fakeEvent<T extends object>(fields: T): FakeEvent & T {
  const event: FakeEvent & T = {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
