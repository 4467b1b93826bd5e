/** Loaded before the bot: its clock runs ahead by so much, as if it had been started again that much later. Nothing else is changed. */
const ahead = Number(process.env['CHAOS_AHEAD_MS'] ?? 0);

globalThis.Date = new Proxy(Date, {
  construct: (real, given, made) => Reflect.construct(real, given.length > 0 ? given : [real.now() + ahead], made) as Date,
  apply: (real) => new real(real.now() + ahead).toString(),
  get: (real, key) => (key === 'now' ? () => real.now() + ahead : Reflect.get(real, key)),
});

export {};
