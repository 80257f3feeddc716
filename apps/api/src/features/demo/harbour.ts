// Harbour & Last: a smaller chain in another currency, language and time zone.
import type { DemoCompany, DemoPersonName, DemoStyle } from './company.ts'
import type { Random } from './random.ts'

const FAMILY =
  `Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Khan Lewis Harris
Clark Turner Hill Cooper Ward Morris Singh Hughes Edwards Begum Ahmed King Baker Harrison Martin Allen Murphy O’Brien Campbell Stewart Scott Murray Shah Okafor Mensah Kowalski
Nowak Rossi Fernandes Chen Adeyemi Bennett Fletcher Marsh Holloway Pemberton`.split(/\s+/)
const WOMEN =
  `Olivia Amelia Isla Ava Emily Sophie Grace Charlotte Alice Jessica Lucy Hannah Ellie Chloe Daisy Freya Rosie Phoebe Matilda Harriet Eleanor Margaret Susan Karen Helen
Claire Rachel Laura Emma Sarah Rebecca Nicola Joanne Priya Aisha Fatima Zara Ngozi Agnieszka Bethan Niamh Siobhan Catrin Imogen Beatrice`.split(
    /\s+/
  )
const MEN =
  `Oliver George Harry Jack Noah Charlie Thomas Oscar William James Henry Leo Alfie Joshua Freddie Ethan Archie Isaac Edward Samuel David Paul Mark Andrew Peter Richard Ian
Graham Simon Stephen Mohammed Arjun Kwame Owen Rhys Callum Finlay Piotr Matteo`.split(/\s+/)

function englishPerson(random: Random): DemoPersonName {
  const gender = random.chance(0.62) ? 'female' : 'male'
  const family = random.pick(FAMILY)
  const double = random.chance(0.03) ? `-${random.pick(FAMILY)}` : ''
  return {
    name: `${random.pick(gender === 'female' ? WOMEN : MEN)} ${family}${double}`,
    gender,
    ethnicity: random.weighted([
      ['White British', 70],
      ['Asian British', 12],
      ['Black British', 6],
      ['Mixed', 5],
      ['Other', 7]
    ])
  }
}

const BLACK = ['BLK', 'black'] as const
const TAN = ['TAN', 'tan'] as const
const NAVY = ['NVY', 'navy'] as const
const OXBLOOD = ['OXB', 'oxblood'] as const
const STONE = ['STN', 'stone'] as const

type Line = readonly [
  code: string,
  name: string,
  category: string,
  pounds: number,
  who: DemoStyle['for'],
  season: DemoStyle['season'],
  colours: DemoStyle['colours']
]
const style = ([code, name, category, pounds, who, season, colours]: Line, sized = true): DemoStyle => ({
  code: `HL-${code}`,
  name,
  category,
  price: pounds * 100,
  for: who,
  season,
  colours,
  sized
})

export const HARBOUR: DemoCompany = {
  key: 'harbour',
  name: 'Harbour Group Ltd',
  chain: { name: 'Harbour & Last', currency: 'GBP', timeZone: 'Europe/London', locale: 'en', country: 'GB', memberNoPrefix: 'HL' },
  hq: { name: 'Eleanor Marsh', email: 'hq@harbour.example' },
  logins: [
    { role: 'HQ', email: 'second@harbour.example', name: 'Grace Okoye', title: 'HQ, second person' },
    { role: 'STORE_MANAGER', email: 'manager@harbour.example', name: 'Tom Fletcher', stores: ['LCG'] },
    { role: 'ASSOCIATE', email: 'associate@harbour.example', name: 'Priya Shah', stores: ['LCG'], group: 'Magnolia' },
    { role: 'ANALYST', email: 'consultant@north-star.example', name: 'Ran Su' }
  ],
  stores: [
    {
      code: 'LCG',
      name: 'London Covent Garden',
      city: 'London',
      share: 62,
      registrationRate: 0.83,
      groups: ['Magnolia', 'Willow'],
      openedMonthsAgo: 0,
      till: true
    },
    {
      code: 'BRS',
      name: 'Bristol Harbourside',
      city: 'Bristol',
      share: 38,
      registrationRate: 0.9,
      groups: ['Rowan', 'Foxglove'],
      openedMonthsAgo: 14,
      till: false
    }
  ],
  customers: 600,
  months: 24,
  staffNoPrefix: 'HL',
  pointForEveryMinor: 2_000,
  apiClient: {
    name: 'Covent Garden till',
    store: 'LCG',
    scopes: ['customers:read', 'customers:write', 'purchases:read', 'purchases:write', 'points:read']
  },
  sources: [
    ['till', 45],
    ['smallTalk', 15],
    ['event', 10],
    ['offerInquiry', 10],
    ['web', 12],
    ['mailingReply', 5],
    ['delivery', 3]
  ],
  womenShare: 0.62,
  priceStep: 500,
  styles: [
    ['W01', 'Penny loafer', 'Loafers', 125, 'female', 'mild', [BLACK, TAN, OXBLOOD]],
    ['W02', 'Ballet pump', 'Pumps', 89, 'female', 'mild', [BLACK, NAVY, STONE]],
    ['W03', 'Block heel court', 'Pumps', 110, 'female', 'mild', [BLACK, OXBLOOD]],
    ['W04', 'Strappy sandal', 'Sandals', 85, 'female', 'warm', [TAN, BLACK]],
    ['W05', 'Chelsea boot', 'Boots', 155, 'female', 'cold', [BLACK, TAN]],
    ['W06', 'Knee boot', 'Boots', 195, 'female', 'cold', [BLACK]],
    ['M01', 'Goodyear welted Oxford', 'Formal', 185, 'male', 'all', [BLACK, OXBLOOD]],
    ['M02', 'Suede desert boot', 'Boots', 135, 'male', 'mild', [STONE, NAVY]],
    ['M03', 'Brogue Derby', 'Formal', 165, 'male', 'all', [TAN, BLACK]],
    ['M04', 'Fisherman sandal', 'Sandals', 95, 'male', 'warm', [TAN]],
    ['U01', 'Court trainer', 'Trainers', 95, 'all', 'all', [STONE, BLACK, NAVY]],
    ['U02', 'Deck shoe', 'Casual', 99, 'all', 'warm', [NAVY, TAN]],
    ['U03', 'Sheepskin slipper', 'Casual', 65, 'all', 'cold', [STONE, TAN]]
  ].map(line => style(line as unknown as Line)),
  extras: [
    ['X01', 'Leather care kit', 'Care', 24, 'all', 'all', [['00', '']]],
    ['X02', 'Cedar shoe trees', 'Care', 32, 'all', 'all', [['00', '']]],
    ['X03', 'Merino socks', 'Socks', 14, 'all', 'all', [NAVY, BLACK]],
    ['X04', 'Gel insoles', 'Insoles', 12, 'all', 'all', [['00', '']]]
  ].map(line => style(line as unknown as Line, false)),
  sizes: { female: [3, 4, 5, 5, 6, 6, 7, 8], male: [7, 8, 8, 9, 9, 10, 10, 11] },
  words: {
    profile: {
      occupation: [
        'Teacher',
        'Nurse',
        'Solicitor',
        'Architect',
        'Retired',
        'Civil servant',
        'Designer',
        'Barista',
        'Accountant',
        'Actor',
        'Engineer',
        'Student'
      ],
      family: [
        'Two children at school',
        'Single',
        'Married, no children',
        'Grandchildren visit often',
        'Newly married',
        'Lives with flatmates'
      ],
      personality: ['Decides quickly', 'Likes to compare', 'Chatty', 'Quiet', 'Knows what she wants', 'Easy-going'],
      spendingHabits: [
        'Buys twice a year',
        'Pays for comfort',
        'Waits for the sale',
        'Always the newest last',
        'Around £120 a pair',
        'Gifts for the family'
      ],
      dressPreference: ['Smart', 'Relaxed', 'Colourful', 'Minimal', 'Country', 'Vintage'],
      leisure: ['Theatre', 'Sailing', 'Walking the dog', 'Running', 'Cooking', 'Football', 'Gardening', 'Galleries'],
      dailyHabits: ['Walks to work', 'Cycles', 'Lunch break visits', 'Saturday mornings', 'On her feet all day'],
      servicePreference: ['Look around first', 'Wants advice', 'E-mail rather than phone', 'Several sizes to try', 'Hold for collection'],
      promotionAttitude: ['Likes a bargain', 'Not interested in sales', 'Loves a gift with purchase', 'Too many messages put him off'],
      values: ['Made to last', 'Repair before replacing', 'Local makers', 'Comfort first', 'Animal-free where possible'],
      education: ['A levels', 'Degree', 'Postgraduate'],
      income: ['Under £30k', '£30k–50k', 'Over £50k']
    },
    notes: [
      'Wide fit, left foot half a size larger',
      'Collects for her mother',
      'Prefers rubber soles',
      'Call when the oxblood is back',
      'High instep: no slip-ons'
    ],
    addresses: {
      London: [
        'Long Acre, London WC2E',
        'Neal Street, London WC2H',
        'Upper Street, London N1',
        'Brixton Road, London SW9',
        'Mile End Road, London E1'
      ],
      Bristol: ['Park Street, Bristol BS1', 'Gloucester Road, Bristol BS7', 'North Street, Bristol BS3', 'Whiteladies Road, Bristol BS8']
    },
    consentSource: 'Agreed in the shop',
    visitNotes: ['Tried two pairs, wrong size', 'Came with a friend', 'Collected a repair', 'Asked about the sale', ''],
    designations: ['Stylist who sends us clients', 'Founder’s family', 'Theatre wardrobe account'],
    overrides: ['Wedding party in spring', 'Moved nearby, likely to buy', 'Buys for the whole family'],
    adjustments: ['Anniversary points missed at the till', 'Goodwill after a late repair'],
    voided: 'Entered twice',
    moved: 'Asked for another associate'
  },
  personName: englishPerson,
  companyName: random => `${random.pick(FAMILY)} & ${random.pick(FAMILY)} ${random.pick(['Ltd', 'LLP', 'Productions Ltd', 'Events Ltd'])}`,
  // 07700 900000–900999: kept for drama by the regulator.
  phone: n => `+44770090${String(n).padStart(4, '0')}`,
  phones: 1_000,
  email: (random, n) => `${random.pick(WOMEN).toLowerCase()}.${100 + n}@example.org`
}
