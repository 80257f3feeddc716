/**
 * The flow of greatest worth through a network without circles: as much as can pass and, among such flows, one of the greatest sum of worths. Worths and capacities
 * are whole numbers. All shortest ways of one length are filled at a time (primal-dual), so that the work grows with the number of different lengths, which are
 * few where worths are small, and not with what passes.
 */

const NONE = -1

export class FlowNetwork {
  readonly #to: number[] = []
  readonly #left: number[] = []
  readonly #cost: number[] = []
  /** Arcs that leave a node; an arc and its way back stand beside each other, so `arc ^ 1` is the other. */
  readonly #arcs: number[][] = []

  node(): number {
    return this.#arcs.push([]) - 1
  }

  /** From a node to another that was made after it. @returns the arc, for `through` */
  arc(from: number, to: number, capacity: number, worth = 0): number {
    const arc = this.#to.push(to) - 1
    this.#to.push(from)
    this.#left.push(capacity, 0)
    this.#cost.push(-worth, worth)
    this.#arcs[from]!.push(arc)
    this.#arcs[to]!.push(arc + 1)
    return arc
  }

  through(arc: number): number {
    return this.#left[arc + 1]!
  }

  /** Sends all that can pass from one node to the other; how much that is. */
  fill(source: number, sink: number): number {
    const potential = this.#firstPotentials(source)
    let sent = 0
    for (;;) {
      const distance = this.#distances(source, potential)
      if (distance[sink] === Number.POSITIVE_INFINITY) return sent
      for (const [node, far] of distance.entries()) if (far < Number.POSITIVE_INFINITY) potential[node]! += far
      sent += this.#fillShortest(source, sink, potential, distance)
    }
  }

  /** Nodes are made in an order in which no arc goes back. */
  #firstPotentials(source: number): number[] {
    const potential = this.#arcs.map(() => Number.POSITIVE_INFINITY)
    potential[source] = 0
    for (const [node, arcs] of this.#arcs.entries()) {
      if (potential[node] === Number.POSITIVE_INFINITY) continue
      for (const arc of arcs)
        if (this.#left[arc]! > 0) potential[this.#to[arc]!] = Math.min(potential[this.#to[arc]!]!, potential[node]! + this.#cost[arc]!)
    }
    return potential.map(far => (far === Number.POSITIVE_INFINITY ? 0 : far))
  }

  #reduced(arc: number, potential: readonly number[]): number {
    return this.#cost[arc]! + potential[this.#to[arc ^ 1]!]! - potential[this.#to[arc]!]!
  }

  /** By buckets: reduced costs are small whole numbers, never below 0. */
  #distances(source: number, potential: readonly number[]): number[] {
    const distance = this.#arcs.map(() => Number.POSITIVE_INFINITY)
    distance[source] = 0
    const buckets: (number[] | undefined)[] = [[source]]
    for (let far = 0; far < buckets.length; far++) {
      // A bucket grows while it is worked through: a way of no length stays in it.
      for (const node of buckets[far] ?? []) {
        if (distance[node] !== far) continue
        for (const arc of this.#arcs[node]!) {
          if (this.#left[arc] === 0) continue
          const [to, next] = [this.#to[arc]!, far + this.#reduced(arc, potential)]
          if (next >= distance[to]!) continue
          distance[to] = next
          ;(buckets[next] ??= []).push(to)
        }
      }
      buckets[far] = undefined
    }
    return distance
  }

  /** Along arcs of no reduced cost, each node's arcs tried once (Dinic): again and again by levels, until no such way is left. */
  #fillShortest(source: number, sink: number, potential: readonly number[], reached: readonly number[]): number {
    let sent = 0
    const open = (arc: number) =>
      this.#left[arc]! > 0 && reached[this.#to[arc]!]! < Number.POSITIVE_INFINITY && this.#reduced(arc, potential) === 0
    for (;;) {
      const level = this.#levels(source, open)
      if (level[sink] === NONE) return sent
      const tried = this.#arcs.map(() => 0)
      for (let more = this.#push(source, sink, level, tried, open); more > 0; more = this.#push(source, sink, level, tried, open))
        sent += more
    }
  }

  #levels(source: number, open: (arc: number) => boolean): number[] {
    const level = this.#arcs.map(() => NONE)
    level[source] = 0
    const queue = [source]
    for (const node of queue)
      for (const arc of this.#arcs[node]!) {
        const to = this.#to[arc]!
        if (level[to] !== NONE || !open(arc)) continue
        level[to] = level[node]! + 1
        queue.push(to)
      }
    return level
  }

  /** One way from level to level, without recursion: it may be as long as the network. */
  #push(source: number, sink: number, level: readonly number[], tried: number[], open: (arc: number) => boolean): number {
    const way: number[] = []
    for (let node = source; node !== sink;) {
      const arcs = this.#arcs[node]!
      while (tried[node]! < arcs.length) {
        const arc = arcs[tried[node]!]!
        if (level[this.#to[arc]!] === level[node]! + 1 && open(arc)) break
        tried[node]!++
      }
      const arc = arcs[tried[node]!]
      if (arc !== undefined) {
        way.push(arc)
        node = this.#to[arc]!
        continue
      }
      const back = way.pop()
      if (back === undefined) return 0
      node = this.#to[back ^ 1]!
      tried[node]!++
    }
    const most = way.reduce((least, arc) => Math.min(least, this.#left[arc]!), Number.POSITIVE_INFINITY)
    for (const arc of way) {
      this.#left[arc]! -= most
      this.#left[arc ^ 1]! += most
    }
    return most
  }
}
