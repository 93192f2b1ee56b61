export { type Automation } from './automation';
export { type Card, type CardTable, type CardValue, type Projection } from './projection';
