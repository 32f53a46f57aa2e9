import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { missing, refuse } from '../kernel/problem.ts'
import { code, id } from '../kernel/shape.ts'
import { outcomes } from './request.ts'
import { findRequest, type ListedRequest } from './request-tables.ts'

const shape = z.strictObject({ request: id(), outcome: code(outcomes) })
type Settle = z.infer<typeof shape>

/** Says what became of a request. Whoever took it up records the person, the proposal or the meeting where these are recorded. */
export const settleRequest = command<Settle, ListedRequest, { input: Settle; request: ListedRequest }>({
  kind: 'portal.settle-request',
  shape,
  example: { request: '01930000-0000-7000-8000-000000000001', outcome: 'taken-up' },
  may: 'requests.settle',
  async given({ request }, { tx, who }) {
    const found = await findRequest(tx, who, request)
    if (!found) throw missing('portal.no-such-request')
    return found
  },
  decide(input, request) {
    if (request.outcome !== null) throw refuse('portal.settled-already')
    return { input, request }
  },
  async write({ input: { request, outcome }, request: { kind } }, rows, { who, today: on }) {
    const settled = { kind, outcome, settled_by: who.account, settled_on: on }
    await rows.insert('request_settlement', { request_id: request, ...settled })
    return { request }
  },
})
