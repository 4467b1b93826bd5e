import { sha256 } from '../../src/case/canonical.ts';
import type { Scheme } from '../../src/scheme/scheme.ts';
import type { Settings } from './settings.ts';

const shortDigest = (value: unknown) => sha256(JSON.stringify(value)).slice(0, 16);

/**
 * The settings as the service's record keeps them: what decides who may do what, and where cases are kept. Nothing secret: of a key only
 * that it is set. Nothing of one machine: several instances of one service leave the same.
 */
export function onRecord(settings: Settings, scheme: Scheme): Record<string, string> {
  const { registration, allowedTenants, store, keys, peopleFile, inDoubtSeconds } = settings;
  return {
    BOT_ID: registration?.id ?? 'local mode: nobody signs in',
    ...(registration && { BOT_TYPE: registration.type, BOT_TENANT_ID: registration.tenantId }),
    ALLOWED_TENANTS: [...allowedTenants].sort().join(', '),
    STORE: store.kind === 'cosmos' ? `cosmos: ${store.database}/${store.container} at ${store.endpoint}` : 'sqlite',
    KEY: keys.vault ?? (keys.data.length > 0 ? 'DATA_KEY' : store.kind === 'cosmos' ? 'none' : 'beside the file'),
    // Its criteria, clocks and times are rules too: another digest says that one of them was changed.
    SCHEME: `${scheme.name}, version ${scheme.version}, digest ${shortDigest(scheme)}`,
    PEOPLE_FILE: peopleFile ? 'set' : 'the local stage’s people',
    IN_DOUBT_SECONDS: String(inDoubtSeconds),
  };
}
