import type { Random } from '../src/life/random.ts';
import { corpus } from './corpus.ts';

/** What stands where something else was expected. None of it is the id, the tenant or the ref of anybody or anything. */
const odd: (() => unknown)[] = [
  ...[null, true, false, 0, -1, 1e308, 2 ** 53, '', ' ', '0', 'null', '[object Object]'].map((one) => () => one),
  ...[[], {}, [[]], [null], { toString: 'x' }, { length: -1 }, { then: 'x' }, { $ne: null }, ['a', 'b']].map(
    (one) => () => structuredClone(one),
  ),
  ...['TH-ZZZZZZ', 'TH-zzzzzz', '../../etc/passwd', 'a'.repeat(3_000), '../v3/conversations', 'x;messageid=1', '%00%2e%2e'].map(
    (one) => () => one,
  ),
  ...['http://evil.example/', 'http://127.0.0.1:1/', 'https://smba.trafficmanager.net@evil.example/', 'javascript:1'].map(
    (one) => () => one,
  ),
  ...corpus.map(
    ({ text }) =>
      () =>
        text,
  ),
  () => nested(50),
  () => nested(3_000),
  () => Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`key${at}`, at])),
  () => Array.from({ length: 2_000 }, () => ({})),
];
function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let at = 0; at < depth; at += 1) value = at % 2 ? [value] : { value };
  return value;
}

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** A place somewhere inside, at random: the object and the key. */
function somewhere(inside: Node, random: Random): [Node, string] {
  const keys = Object.keys(inside);
  if (keys.length === 0) return [inside, 'x'];
  const key = random.pick(keys);
  const deeper = inside[key];
  return isNode(deeper) && Object.keys(deeper).length < 100 && random.chance(0.75) ? somewhere(deeper, random) : [inside, key];
}

const asText = (value: unknown) => (isNode(value) ? JSON.stringify(value) : String(value));
const own = (node: Node, key: string, value: unknown) => Object.defineProperty(node, key, { value, enumerable: true, configurable: true });
/** One thing is other than it should be. */
const changes: ((node: Node, key: string, random: Random) => void)[] = [
  (node, key) => void Reflect.deleteProperty(node, key),
  (node, key, random) => void own(node, key, random.pick(odd)()),
  (node, key, random) => void own(node, key, random.pick(odd)()),
  (node, key) => void own(node, key, [node[key]]),
  (node, key) => void own(node, key, { value: node[key] }),
  (node, key) => void own(node, key, asText(node[key])),
  (node, key) => void own(node, key, `${asText(node[key])}\u0000`),
  (node, _, random) =>
    void own(node, random.pick(['__proto__', 'constructor', 'prototype', 'toJSON', 'toString', 'hasOwnProperty']), random.pick(odd)()),
  (node) => void own(node, '__proto__', { roles: ['inspector'], isAdmin: true, ref: 'TH-ZZZZZZ' }),
];
export function mutated(activity: object, random: Random): Node {
  const copy = structuredClone(activity) as Node;
  for (let times = random.between(0, 4); times > 0; times -= 1) random.pick(changes)(...somewhere(copy, random), random);
  return copy;
}

export interface Request {
  body: Buffer;
  headers: Record<string, string>;
}
const json = { 'content-type': 'application/json' };
/** The bytes are other than they should be. */
const damages: ((text: string, random: Random) => Request)[] = [
  (text, random) => ({ body: Buffer.from(text.slice(0, random.between(0, text.length))), headers: json }),
  (text, random) => ({ body: withBytes(text, random, [0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]), headers: json }),
  (text, random) => ({ body: withBytes(text, random, [0, 0, 0]), headers: json }),
  (text) => ({ body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]), headers: json }),
  (text) => ({ body: Buffer.from(text, 'utf16le'), headers: { 'content-type': 'application/json; charset=utf-16' } }),
  (text, random) => ({
    body: Buffer.from(text),
    headers: {
      'content-type': random.pick(['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'x', '']),
    },
  }),
  (text, random) => ({ body: Buffer.from(text), headers: { ...json, 'content-encoding': random.pick(['gzip', 'br', 'deflate', 'x']) } }),
  (text) => ({ body: Buffer.from(`${text}${text}`), headers: json }),
  (text) => ({ body: Buffer.from(text.replace('{', '{"type":"message","from":{"id":"y"},')), headers: json }),
  (_, random) => ({
    body: Buffer.from(random.pick(['', '[]', '{}', '5', '"x"', 'null', '[[', '{"a":', '{"__proto__":{"type":"message"}}'])),
    headers: json,
  }),
  (_, random) => ({ body: Buffer.from('['.repeat(random.between(1, 50_000))), headers: json }),
  (_, random) => ({ body: Buffer.from(JSON.stringify({ text: 'x'.repeat(random.between(200_000, 300_000)) })), headers: json }),
];
function withBytes(text: string, random: Random, bytes: number[]): Buffer {
  const at = random.between(0, text.length);
  return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from(bytes), Buffer.from(text.slice(at))]);
}

/** A request with this activity; one in eight is damaged on top. */
export function requestOf(activity: object, random: Random): Request {
  const text = JSON.stringify(activity);
  return random.chance(1 / 8) ? random.pick(damages)(text, random) : { body: Buffer.from(text), headers: json };
}
