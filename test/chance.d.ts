/** Of a library without types, what the tests use. */
declare module 'chance' {
  export default class Chance {
    constructor(seed: number);
    get(name: 'lastNames'): { uk: string[] };
    weighted<T>(of: T[], weights: number[]): T;
    pickone<T>(of: T[]): T;
  }
}
