/**
 * First names as people in the United Kingdom spell and shorten them. Between two semicolons stands one name in all its spellings, and after
 * a colon its short forms; a stroke parts short forms that differ by more than their spelling. Decided against: names that sound or look
 * alike, which would make one of Jane and Joan, or of Paul and Paula.
 */
const table = `
aaron arron: az | ronnie; abbey abbi abbie; abdul abdel: abs; abdullah abdallah abdulah: abs;
abigail abigayle abbigail: abi abbie abby | gail; abraham ibrahim ebrahim ibraheem: abe | ibby; adam: ads; adrian adrien: ade;
agnieszka: aga; ahmed ahmad achmed: ash; aidan aiden aydan; aimee amy; aisha ayesha aysha aishah; alan allan allen alun: al;
alastair alistair alasdair alister allister: al | ally ali; albert: bert bertie | al | albie; aleksei alexei alexey: alyosha;
alexander aleksander aleksandr: alex alec alix | al | sandy | xander | lex | sasha | olek;
alexandra aleksandra: alex alix | ali | lexi lexie | sandra | sandy | sasha | ola; alexandru: alex; alexis: alex | lexi lexie;
alfie alfy; alfred: alf alfie | fred freddie freddy; ali aly; alice alys: ali | allie; alison allison alyson: ali | ally allie;
amanda: mandy mandie; amelia: millie milly | amy; amir ameer; amy aimee amie; anastasia: nastya | stacy; andrea: andi andy;
andreea andrea; andrew andrzej andrei: andy andi | drew; angela: angie ange; ann anne: annie; anna: annie | ania;
annabel annabelle: anna | bella belle; annemarie annmarie; anthony antony antoni: tony toni | ant; antonia: toni tony | tonia;
archibald: archie archy; archie archy; arthur: art; ashley ashleigh ashlee: ash; balwinder balvinder: bal; barbara: babs | barb barbie;
barnaby: barney; bartholomew bartosz: bart; bartlomiej bartosz: bartek; beatrice beatrix: bea bee | trixie; belinda: bel | linda;
benedict: ben benny; benjamin: ben benny benji; bernadette: bernie; bernard: bernie; bethany: beth; bilal billal; bobby bobbie;
bradley: brad; brandon branden; brenda: bren; brendan brendon; brian bryan bryon brien; bridget brigid: bridie | biddy;
bronwen bronwyn: bron; caden kaden; callum calum: cal; cameron: cam; camilla: millie milly | cam; caoimhe keeva; carl karl;
carol carole: caz; caroline carolyn carolin: caz | carol carole | carrie;
catherine katherine kathryn catharine katharine cathryn katarzyna: cath kath cathy kathy | kate katie katy | kat cat | kit kitty | kasia;
cecilia cecily: cis cissie; charles: charlie charley | chas chaz | chuck; charlie charley;
charlotte: charlie charley | lottie lotty | char; chelsea chelsie: chels; cheryl sheryl: chez; chloe khloe;
christian kristian: chris kris; christina kristina cristina: chris kris | chrissie chrissy | tina | krysia;
christine kristine: chris kris | chrissie chrissy | tina; christopher kristopher krzysztof: chris kris | topher | kit | krzys;
claire clare clair; clifford: cliff; cody kody; colin collin: col; connor conor conner: con; constance: connie; constantin: costi;
cormac cormack; courtney: court; craig kraig; curtis: curt; cynthia: cindy cyndi; dafydd david; damian damien damon;
daniel: dan danny dannie; daniela daniella: dan danni dani; danielle: dan danni dani; dariusz: darek; darren daren darran: daz dazza;
david dawid: dave davey davy | dai; dean deane; deborah debra debora: deb debs debbie debby; declan: dec; denis dennis: den;
denise: den; derek derrick deric: del | rick; dermot diarmuid; desmond: des; diana: di; diane dianne dyan: di; dilip dileep;
dipak deepak; dmitri dmitry dimitri: dima; dominic dominik domenic: dom; donald: don donny | donnie;
dorothy dorothea: dot dottie | dolly; douglas: doug dougie; duncan: dunc; dwayne duane; dylan dillon; eamonn eamon; edith: edie;
edmund edmond: ed eddie eddy | ted; edward eduard: ed eddie eddy | ned | ted teddy; edwin: ed eddie; eileen aileen ilene;
ekaterina yekaterina: katya; elaine elaina: lainey; eleanor elinor eleanora: ellie elly | nell nellie | nora | lena;
elizabeth elisabeth elzbieta: liz lizzie lizzy | beth | betty bess bessie betsy | libby | eliza | elsie | ela;
ellen: nell nellie | ellie elly; emilia: em | millie milly; emily emilie: em | emmie | millie milly; emma: em ems | emmie; eric erik;
ernest: ernie; eugene: gene; evelyn evelin: evie eve; evgeny yevgeny: zhenya; ewa eva; ewa: ewka; ewan euan ewen euen; faisal feisal;
fatima fatimah fatema: fati; finlay finley: fin finn; fiona: fi; florence: flo | florrie flossie;
frances: fran frannie | frankie | fanny; francesca franciska: fran frannie | frankie | chess;
francis frances franciszek: frank | frankie | fran; frankie franky; freddie freddy; frederick frederic fredrick: fred freddie freddy;
gabriel: gabe; gabriella gabriela: gabby gabi | ella; gabrielle: gabby gabi | elle; gareth garreth: gaz gazza;
gary garry garrie: gaz gazza | gal; gavin: gav; gemma jemma: gem; geoffrey jeffrey geffrey jeffery: geoff jeff; george: georgie;
georgia georgina georgiana: georgie george | gina | gee; gerald gerard gerrard jerald: gerry jerry | ged; geraldine: gerry;
gertrude: gertie | trudy; gheorghe george; gillian jillian: gill jill | gilly jilly; glen glenn; gordon: gord; grace gracie;
graham graeme grahame: gray; grzegorz gregory gregor: greg gregg | grzes; gurpreet: gary; gwendolyn gwendoline: gwen; gwyneth: gwen;
hamza hamzah; hannah hanna hana; harold: harry | hal; harpreet: harry; harriet harriett: hattie | harry harri; harrison: harry;
hassan hasan hassen; hayden haydn; hayley haley hailey hayleigh; helen: nell nellie | lena; helena elena: nell nellie | lena;
henry: harry | hal | hank; herbert: herb | bert bertie; hilary hillary: hil; hollie holly; howard: howie; hubert: bert;
hugh huw hew: hughie; humphrey: humph; hussein husain hussain husayn hossein; iain ian; imogen imogene: immy | immie; ionut: ion;
irene: rene; isaac izaak isaak: zac zak | ike; isabel isabelle isobel ysabel: izzy issy | bella belle | bel;
isabella izabela: izzy issy | bella belle | bel | iza; jack jac; jacob jakob jakub: jake | jay | kuba | cob;
jacqueline jaqueline jacquelyn jacquelin: jackie jacqui jacky jacquie; jade jayde; jagdeep: jag;
james: jim jimmy jimmie | jamie jamey jaime | jem; jamie jamey; jan: janek; jane jayne: janey janie; janet jannette: jan;
janice janis: jan; janusz: janek; jared jarrod; jaroslaw: jarek; jasmine jasmin yasmin yasmine: jas jaz jazz | yas; jason: jay | jase;
jaspreet: jas | jassi; javed javaid; jayden jaden; jeanette jeannette: jean; jemima: mima | jem;
jennifer jenifer: jen jenn jenny jennie; jeremy: jem | jerry | jez; jermaine germaine; jerzy: jurek; jessica jesica: jess jessie jessy;
jimmy jimmie; joan: joanie; joanna johanna: jo joe | joasia; joanne joann: jo joe; jocelyn joscelin: joss; jodie jody jodi;
john jon johnny jonny johnnie: jack | jock; jolanta: jola; jonathan jonathon johnathan jonothan: jon jonny johnny john | jono;
jordan jordon jorden: jord; joseph josef jozef yusuf yousef youssef: joe jo joey | yus; josephine josefina: jo josie | josephina;
joshua: josh; josie josy; judith: judy judi judie | jude; julia: jules; julian julien: jules; julie juli: jules; juliet juliette: jules;
justin justyn; justine justina justyna; kai kye; kaitlin caitlin katelyn kaitlyn catelyn: cait kait;
karen karin caren karyn: kaz | kari; kathleen cathleen kathlene: kath cath kathy cathy | kay; katie katy;
katrina catrina katrin: kat cat | trina; kayleigh kayley kaylee: kay; keira kiera; kelly kellie kelli; kelsey kelsie; kelvin: kel;
kenneth: ken kenny; kevin kevan: kev; khadija khadijah; khalid khaled; khloe chloe; kieran kieron ciaran kiran: kier; kim kym;
kimberley kimberly kimberleigh: kim; kirsty kirstie kirsten: kirst; konstantin: kostya; kyle kile; lacey lacy; lachlan: lachie;
laura lora: lol | laurie; lauren lauryn loren: loz; laurence lawrence lorenz: larry | laurie lawrie | loz; leah lea lia;
leanne leann lianne: lee; lee leigh; leonard: len lenny lennie | leo; leslie lesley: les; lewis louis lewys: lew | lou louie; liam: li;
lilian lillian: lil lily lilly; lilly lily; linda lynda: lin lyn lynn | lindy;
lindsay lindsey lynsey linzi lyndsay lyndsey: lin lyn | linz; lisa liza; llewellyn: lew; lloyd loyd;
lorraine loraine: lor | lol | raine; louisa luisa: lou | lulu; louise: lou | lulu; lucas lukas lucasz: luke; lucinda: lucy | cindy;
lucy lucie luci: luce; lukasz lukas lucas: luk; luke luc; lydia lidia: liddy; lyn lynn lynne; lynn lynne lyn lin; maciej: maciek;
magdalena magdalene: magda | lena | maggie | madge; maisie maisy; malcolm: mal | malc; malgorzata: gosia | malgosia; manpreet: manny;
margaret margret: maggie | meg | peggy peg | marge margie | madge | greta | rita | daisy; maria mariah: ria; marian marion maryann;
marie: mia; marilyn marylin: maz; marjorie margery: marge margie; mark marc marek: marky | markie; martha marta: marti;
martin martyn marten: mart | marty; mary: molly | polly | may | mae; matilda mathilda: tilly tillie | mattie | maud;
matthew mathew mattheu matteo: matt mat matty; maureen: mo; maurice morris: mo | maury; maxine: max;
maxwell maximilian maksymilian: max maks; megan meghan meagan: meg megs; melanie melony: mel; melissa: mel | lissa | missy;
mercedes: mercy; meredith: merry; michael micheal mikael michal mikhail: mike mikey | mick micky mickey | mitch | misha;
michelle michele: shell shelly | chelle | mich; mihai michael: misu; mildred: millie milly; miranda: mandy | randa;
miriam mariam maryam; miroslaw: mirek; mitchell: mitch;
mohammed muhammad mohamed mohammad mohamad muhammed mohamud mahamed mahomed mehmet: mo moe | mohd md; mohsin mohsen; mollie molly;
monica monika: mon; montgomery: monty; mustafa mustapha mostafa; myfanwy: myf; nadia nadya; nancy: nan; naomi: nomi; nasir naseer;
natalie nathalie natalia nataly: nat | tally | talia; natasha natascha: tash tasha | nat; nathan: nate nat | nath;
nathaniel nathanael: nate nat | nathan; neil neal niall nial; neville: nev; niamh neve;
nicholas nicolas nikolas mikolaj nikolai: nick nic nik nicky nicki nikki | nico niko; nicola nichola: nick nic nik nicky nicki nikki;
nicole nichole: nick nic nik nicky nicki nikki; nigel: nige; noah noa; norman: norm; oliver olivier oliwier: oli ollie olly;
olivia oliwia: liv livvy livvie | libby | ollie olly; ollie olly oli; omar umar omer; oscar oskar: oz ozzy; oswald: oz ozzie ozzy;
owen owain; paige page; pamela: pam; patricia: pat patsy | patti patty | tricia trish trisha | paddy;
patrick padraig patryk: pat | paddy; paul pawel: pauly paulie; pauline: paul | polly; penelope: pen penny;
peter piotr pieter petr: pete | petey; philip phillip phil filip philippe: pip; philippa phillipa philipa: pip pippa | phil;
phoebe pheobe; phyllis: phyl; priscilla: cilla; prudence: prue pru; przemyslaw: przemek;
rachel rachael raquel: rach rachie | rae ray | shell; radoslaw: radek; rajesh: raj; rajinder: raj | raji; ralph ralf rafe rafal;
rashid rasheed; raymond: ray; rebecca rebekah rebeca: becky becci becca bex beck becks; reginald: reg reggie; reuben ruben;
rhiannon: rhi; rhys reece reese rees; richard ryszard: rich richie ritchie | rick ricky rickie | dick dickie; riley reilly;
robbie robby; robert: rob robbie robby | bob bobby bobbie | bert; roberta: bobbie bobby | robbie; robin robyn: rob;
roderick: rod | roddy; rodney: rod | roddy; roger rodger: rodge; roland rowland: rolly; ronald: ron ronnie ronny; ronnie ronny;
rory ruairi ruari rorie; rosalind rosalyn: roz ros; rose: rosie rosy; roseanne rosanne roseann: rose rosie;
rosemary rosemarie: rose rosie rosy | romy; roxanne: roxy | rox; rupert: ru; russell russel: russ rus; ruth: ruthie; ryszard richard;
sabrina: bri; saeed said sayeed; sally sallie: sal; samantha: sam sammy sammie; samuel samual: sam sammy; sandra: sandy sandie | san;
sanjay: san; sarah sara: sal | sally sadie; scott: scotty; sean shaun shawn; sebastian: seb | bas | baz; sergei sergey; shane shayne;
shannon: shan; sharon sharron: shaz shazza | shar; sheila shelagh sheelagh; sian shan; sidney sydney: sid syd; simon szymon: si sy;
simone: sim; siobhan shivaun: shiv; skye sky; slawomir: slawek; sofia sophia zofia: soph | sophie | zosia; sophie sofie: soph;
stacey stacy stacie; stanislav stanislaw: stan | staszek; stanley stanislaw: stan | staszek; stella: stel;
stephanie stefanie stephany: steph stef | stevie;
stephen steven stephan stefan szczepan: steve | ste | stevie stevey | steph stef | stu; stewart stuart: stu | stew; sukhdeep: sukh;
sukhwinder: sukh; susan suzan: sue su | susie suzie suzy; susannah susanna zuzanna: sue su | susie suzie suzy | zuzia;
susanne suzanne: sue su | susie suzie suzy; sylvia silvia: syl; tabitha: tabby; tadeusz: tadek; tamara: tammy tammie;
tamsin tamzin: tam; tania tanya; tariq tarik; tatiana tatyana: tanya; tegan teagan; terence terrence terance: terry tel;
teresa theresa therese: terry terri | tess tessa; terry terri; theodora: theo | dora | thea; theodore: theo | ted teddy;
thomas tomas tomasz: tom tommy tommie | tam | tomek; tia tea; tiffany tiffani: tiff; timothy: tim timmy; tobias: toby tobi | tobes;
toby tobi; tommy tommie; tracey tracy tracie: trace; trevor: trev; tristan tristram: tris; tyler tylor; usman uthman osman;
valerie valery: val; vanessa: nessa ness | vanny; veronica weronika: ronnie | vera | roni; vicky vicki vikki; victor viktor wiktor: vic;
victoria wiktoria viktoria: vicky vicki vikki vic | tori | vicks; vijay: vij; vincent vincenzo: vince vinny vinnie | vin; violet: vi;
virginia: ginny | gina | ginger; vivian vivien vivienne: viv; vladimir: vlad; vladislav: vlad; walter: wally | walt;
wilfred wilfrid: wilf | will | fred freddie; william wiliam wilhelm: will willie willy | bill billy billie | liam | wills | wim;
winifred: win winnie | fred freddie; winston: win; wojciech: wojtek; yunus younis younus; yvette ivette: eve; yvonne ivonne: von | eve;
zachary zachariah zackary: zac zak zach zack; zainab zaynab zeinab; zara zahra; zbigniew: zbyszek; zoe zoey zowie;
`;

/** For one spelling: the names that it spells, the names that it shortens, and the short forms that it spells. */
interface Uses {
  spells: Set<number>;
  shortens: Set<number>;
  forms: Set<string>;
}
const uses = new Map<string, Uses>();
function usesOf(spelling: string): Uses {
  const found = uses.get(spelling) ?? { spells: new Set(), shortens: new Set(), forms: new Set() };
  uses.set(spelling, found);
  return found;
}
const wordsIn = (text: string): string[] => text.match(/[a-z]+/g) ?? [];
for (const [number, line] of table.split(';').entries()) {
  const [names = '', short = ''] = line.split(':');
  for (const name of wordsIn(names)) usesOf(name).spells.add(number);
  for (const [group, forms] of short.split('|').entries())
    for (const form of wordsIn(forms)) {
      usesOf(form).shortens.add(number);
      usesOf(form).forms.add(`${number}.${group}`);
    }
}

/**
 * Whether one first name is another spelling or a short form of the other, both in small letters. One hop only: Bob and Rob are both
 * Robert, and still two names.
 */
export function isFormOf(one: string, other: string): boolean {
  const [a, b] = [uses.get(one), uses.get(other)];
  if (!a || !b) return false;
  const isSpelling = meet(a.spells, b.spells) || meet(a.forms, b.forms);
  return isSpelling || meet(a.spells, b.shortens) || meet(a.shortens, b.spells);
}
const meet = (one: Set<unknown>, other: Set<unknown>): boolean => [...one].some((each) => other.has(each));
