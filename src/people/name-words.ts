/** Words that stand beside names and are none, in plain small letters. */
const words = (text: string): string[] => text.trim().split(/\s+/);

const titles = words(`mr mrs ms miss mx dr doctor prof professor rev revd reverend sir dame lord lady canon imam rabbi
  jr junior snr senior sr esq ii iii qpm mbe obe cbe jp phd bsc hons cllr retired ret off duty`);
export const ranks =
  words(`pc wpc dc wdc ps wps sgt sergeant ds di dci dcs dsu dsupt insp inspector ch chief ci supt superintendent pcso cso psi det
  detective constable acc dcc cc sc tdc commander deputy assistant special acting actg temporary temp ag trainee probationer`);
const relations =
  words(`ex former step half new current estranged partner husband wife spouse boyfriend girlfriend fiance fiancee lover father mother
  dad mum mam daddy mummy brother sister sibling son daughter child children kid kids baby uncle aunt auntie cousin nephew niece grandfather grandmother
  grandad nan granny parent parents neighbour friend mate landlord landlady lodger tenant carer guardian family law stepfather stepmother
  stepbrother stepsister stepson stepdaughter stepdad stepmum recipient recipients victim perpetrator suspect offender abuser brothers
  sisters friends mates bros sons daughters cousins`);
/** "Not known" is nobody's name, whoever stands so in a directory. */
const nobody =
  words(`unknown known not none nobody noone anybody anyone somebody someone person people male males female females man men woman
  women lad youth youths two three four several other others unnamed anonymous anon tbc tba na nil user guest external ext dob`);
/** What ends a name that somebody gives with where they work. */
export const agencies =
  words(`police constabulary force council borough county fire rescue service services nhs trust hospital ambulance housing
  homes association probation team unit department dept ltd limited llp charity aid safer neighbourhoods neighbourhood community contractor
  partnership foundation support agency`);
const prose =
  words(`who whom whose which that this it its is are am be been being he she they him her his hers their theirs them my our your we you
  the an of from at in on to with by for as has have had but because since until also possibly maybe perhaps probably likely believed believe
  believes thought think thinks suspected apparently allegedly says said told named name names surname age aged years year yrs yr old
  lives living lived works working worked stays staying address officer police both all no yes`);

const besides = new Set([...titles, ...ranks, ...relations, ...nobody, ...agencies]);
const inSentences = new Set(prose);
const ofAgencies = new Set(agencies);

/** Whether a word is a title, a rank, a relation or the like, in whatever letters. */
export const standsBeside = (word: string): boolean => besides.has(word);
/** Whether a word makes a sentence; with a capital within a sentence it may be somebody's name ("An", "To"). */
export const makesSentences = (word: string): boolean => inSentences.has(word);
/** There are people called Friend, Son, Constable or Guest, and nobody is called Unknown. */
export const mayBeSurname = (word: string): boolean => besides.has(word) && !['unknown', 'known', 'not', 'none', 'dob'].includes(word);
export const isOfAgency = (word: string): boolean => ofAgencies.has(word);
/** First names that are a rank or an article as well: "Di Sample", "An Nguyen". */
export const firstNamesToo = new Set(['di', 'an', 'as', 'ag', 'special', 'chief', 'major', 'sir', 'dean', 'nan', 'dee', 'ali']);
/** Belong to the surname behind them, and are written small. */
export const particles = new Set(
  words('van von der den de da dos das do del della di du la le el al bin ibn binti abu ap ab mac mc o d st san ten ter y e'),
);
