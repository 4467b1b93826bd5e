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

  it('that lists a district twice says which', () => {
    const twice = changed((data) => Object.assign(data['area'] ?? {}, { straddling: ['DN15', 'DN8'] }));
    expect(complaintOf(() => parseScheme(twice, 'elsewhere'))).toMatch('DN15 is listed twice');
  });
});
