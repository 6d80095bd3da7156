export class Renderer {}
