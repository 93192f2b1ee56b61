export { boardRoom } from './board.room';
export { BoardCounts, boardFeeds, type BoardView, type Counts } from './reads/get-counts/board-counts';
