import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseScheme, readScheme } from '../../../src/scheme/read-scheme.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../../src/scheme/north-lincolnshire.json'), 'utf8');
const changed = (change: (data: Record<string, never>) => void): string => {
  const data = JSON.parse(shipped);
  change(data);
  return JSON.stringify(data);
};
const complaintOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no complaint';
};

describe('a scheme', () => {
  it('that ships is found by its name, and says what the guide says', () => {
    const scheme = readScheme('north-lincolnshire');
    expect(scheme).toMatchObject({ name: 'north-lincolnshire', team: 'Safer Neighbourhoods', policeDesk: true });
    expect(scheme.contact).toEqual({
      telephone: '01724 297430',
      email: 'saferneighbourhoods@northlincs.gov.uk',
      website: 'www.saferneighbourhoods.net',
    });
    expect(scheme.measures).toEqual({
      provided: ['window and door alarms', 'seal letterbox and fit an external one', 'replace door locks', 'door chains and extra bolts'],
      notProvided: ['security lighting', 'burglar alarm', 'CCTV', 'repair of windows or doors', 'boundary structures'],
    });
    expect(scheme.clocks.installation).toMatchObject({
      due: { immediate: 'PT24H', '2-3 days': 'P3D', '4-7 days': 'P7D' },
      approachingPercent: 75,
      escalatedPercent: 125,
    });
  });

  it('is found by the path of a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scheme-'));
    const path = join(folder, 'elsewhere.json');
    writeFileSync(
      path,
      changed((data) => Object.assign(data, { name: 'elsewhere', policeDesk: false })),
    );
    expect(readScheme(path)).toMatchObject({ name: 'elsewhere', policeDesk: false });
    rmSync(folder, { recursive: true });
  });

  it.each(['nowhere', './nowhere.json', '/', ''])('%j: one that is not there is told by name', (name) => {
    expect(complaintOf(() => readScheme(name))).toBe(
      `SCHEME: there is no scheme "${name}". Name one that ships (north-lincolnshire) or the path of a scheme file.`,
    );
  });

  it('that is no JSON says so', () => {
    expect(complaintOf(() => parseScheme('{', 'elsewhere'))).toMatch(/^SCHEME: elsewhere is not JSON: /);
  });

  it('with mistakes names all of them at once, each with its place', () => {
    const complaint = complaintOf(() =>
      parseScheme(
        changed((data) => {
          Object.assign(data, { name: 'North Lincolnshire', agencies: [], motto: 'Safe' });
          Object.assign(data['contact'] ?? {}, { email: 'nobody' });
          Object.assign(data['area'] ?? {}, { inside: ['DN15', 'DN 16'] });
          Object.assign(data['measures'] ?? {}, { provided: ['a moat'] });
          Object.assign(data['signposts'] ?? {}, { 'burglary packs': undefined });
          Object.assign(data['clocks'] ?? {}, { draft: { told: 'two days', erased: 'P3D' } });
        }),
        'elsewhere',
      ),
    );
    const [first, ...mistakes] = complaint.split('\n');
    expect(first).toBe('SCHEME: elsewhere has mistakes:');
    const places = mistakes.filter((line) => line.includes('→ at')).map((line) => line.replace(/^.*→ at /, ''));
    expect(places.sort()).toEqual([
      'agencies',
      'area.inside[1]',
      'clocks.draft.told',
      'contact.email',
      'measures.provided[0]',
      'name',
      'signposts["burglary packs"]',
    ]);
    expect(complaint).toMatch('motto');
    expect(complaint).toMatch('is not an ISO 8601 duration, like PT24H or P3D');
    expect(complaint).toMatch('is not a post code district, like DN15');
  });

  const upside: [string, Record<string, unknown>, string][] = [
    ['clocks.inspector.immediate.widen', { remind: 'PT30M', widen: 'PT30M', telephone: 'PT60M', again: 'PT60M' }, 'remind, PT30M'],
    ['clocks.decision["4-7 days"].telephone', { remind: 'PT1H', widen: 'PT5H', telephone: 'PT4H', again: 'PT60M' }, 'widen, PT5H'],
    ['clocks.policeCheck.immediate.again', { remind: 'PT1H', widen: 'PT2H', telephone: 'PT4H', again: 'PT0S' }, 'no time at all'],
    ['clocks.information.coordinator', { referrer: 'P3D', coordinator: 'PT72H', again: 'P1D' }, 'referrer, P3D'],
    ['clocks.visit.before', { eveningHour: 18, before: 'P1D', unreported: 'PT2H', again: 'P1D' }, 'before the evening before, at 18:00'],
    ['clocks.visit.unreported', { eveningHour: 18, before: 'PT1H', unreported: '-PT2H', again: 'P1D' }, 'no time at all'],
    ['clocks.followUp.at[2]', { at: ['P14D', 'P6M', 'P3M'] }, 'does not come after P6M'],
    ['clocks.followUp.escalatedAfter', { overdueAfter: 'P7D', escalatedAfter: 'P3D' }, 'overdueAfter, P7D'],
    ['clocks.draft.erased', { told: 'P3D', erased: 'P2D' }, 'told, P3D'],
  ];
  it('whose clocks have no length or their stages in another order names each of them at once, and why', () => {
    const data = JSON.parse(shipped) as { clocks: Record<string, Record<string, unknown>> };
    for (const [place, change] of upside) {
      const [, clock = '', urgency = ''] = /^clocks.(\w+)(?:.(immediate)|\["(.*)"\])?/.exec(place)?.flatMap((part) => part ?? []) ?? [];
      const of = data.clocks[clock] ?? {};
      Object.assign(urgency ? (of[urgency] as object) : of, change);
    }
    data.clocks['visit'] = { eveningHour: 18, before: 'P1D', unreported: '-PT2H', again: 'P1D' };
    const complaint = complaintOf(() => parseScheme(JSON.stringify(data), 'elsewhere'));
    const told = complaint.split('✖').slice(1);
    expect(told.map((line) => line.replace(/^.*→ at /s, '').trim()).sort()).toEqual(upside.map(([place]) => place).sort());
    for (const [place, , why] of upside) expect(told.find((line) => line.trim().endsWith(place))).toContain(why);
  });

  it('that lists a district twice says which', () => {
    const twice = changed((data) => Object.assign(data['area'] ?? {}, { straddling: ['DN15', 'DN8'] }));
    expect(complaintOf(() => parseScheme(twice, 'elsewhere'))).toMatch('DN15 is listed twice');
  });
});
