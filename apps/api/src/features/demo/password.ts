// Sign-in words of a demo: another one in every installation, and easy to type. Drawn from the system's randomness, not from the demo's seed (TRUST 45).
import { randomInt } from 'node:crypto'

const WORDS =
  `amber anchor apple aspen autumn bamboo barley basil beacon berry birch bridge cactus candle canvas canyon cedar cherry cinnamon clover cobalt copper
coral cotton crane crystal daisy delta denim eagle ember falcon fern fiddle flint forest garden garnet ginger glacier granite harbor hazel heron honey indigo island
ivory jade jasmine juniper lagoon lantern lavender lemon linen lotus magnet mango maple marble meadow melon mint mirror morning mosaic mulberry nectar noble nutmeg
oasis olive onyx opal orange orchid otter paper pebble pepper piano pine plum pocket poplar prairie quartz quiet rabbit raven ribbon river robin rocket saffron
salmon sandal saturn scarlet silver spruce stone summer sunset swallow tango teal thunder timber tulip tunnel umber valley velvet violet walnut willow winter yarrow
zephyr`.split(/\s+/)

/** Three words and three digits: some 34 bits, behind the back-off of signing in (TRUST 11). */
export function memorablePassword(): string {
  const words = Array.from({ length: 3 }, () => WORDS[randomInt(WORDS.length)])
  return `${words.join('-')}-${randomInt(100, 1000)}`
}
