import { catalogue } from '../kernel/words.ts'

/** What is said of orders. */
export const orderWords = catalogue(
  {
    orders: 'Comenzi',
    lead: 'O comandă nu este o vânzare: se numără factura ei.',
    none: 'Nicio comandă.',
    add: 'Adaugă o comandă',
    orderedOn: 'Data comenzii',
    order: 'Comanda',
    orderHint: 'Oferta, cumpărătorul și contractul rezervat vin din ea',
    buyerHint: 'Lăsați gol dacă ați ales o comandă. Organizația; pentru oameni scrieți „persoană fizică”',
    open: 'De facturat',
    invoiced: 'facturată',
    invoice: 'Facturează',
    drop: 'Scoate',
    dropTitle: 'Scoateți comanda?',
    dropWhat: 'Comanda nu mai este pentru nicio zi.',
    deeds: {
      'enterprises.record-order': 'Comandă înregistrată',
      'enterprises.drop-order': 'Comandă scoasă',
    },
    problems: {
      'enterprises.no-such-order': 'Comanda aceasta nu este a întreprinderii.',
      'enterprises.order-is-invoiced': 'Comanda are o factură; scoateți întâi factura.',
      'enterprises.buyer-or-order': 'Scrieți cumpărătorul sau alegeți comanda.',
      'enterprises.before-order': 'Factura nu poate fi mai veche decât comanda.',
      'enterprises.more-than-ordered': 'Facturile ar depăși comanda.',
    },
  },
  {
    orders: 'Orders',
    lead: 'An order is no sale: its invoice is counted.',
    none: 'No order.',
    add: 'Add an order',
    orderedOn: 'Day of the order',
    order: 'Order',
    orderHint: 'Offer, buyer and reserved contract come from it',
    buyerHint: 'Leave empty if you have chosen an order. The organisation; for people write “private person”',
    open: 'To be invoiced',
    invoiced: 'invoiced',
    invoice: 'Invoice',
    drop: 'Take out',
    dropTitle: 'Take the order out?',
    dropWhat: 'The order is no more on any day.',
    deeds: {
      'enterprises.record-order': 'Order recorded',
      'enterprises.drop-order': 'Order taken out',
    },
    problems: {
      'enterprises.no-such-order': 'This order is not of the enterprise.',
      'enterprises.order-is-invoiced': 'The order has an invoice; take that one out first.',
      'enterprises.buyer-or-order': 'Write the buyer, or choose the order.',
      'enterprises.before-order': 'The invoice cannot be older than the order.',
      'enterprises.more-than-ordered': 'The invoices would exceed the order.',
    },
  },
)
