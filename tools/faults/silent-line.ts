import * as net from 'node:net';

/**
 * A line to a server that can fall silent: whatever is said on it is swallowed and nobody is told, as when a firewall
 * forgets a connection. What fell silent stays so; connections made afterwards work again once it speaks.
 */
export class SilentLine {
  private readonly server: net.Server;
  private readonly sockets = new Set<net.Socket>();
  private silent = false;

  static async to(port: number): Promise<SilentLine> {
    const line = new SilentLine(port);
    await new Promise<void>((resolve) => line.server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  private constructor(port: number) {
    this.server = net.createServer((near) => {
      this.keep(near);
      if (this.silent) return;
      const far = net.connect(port, '127.0.0.1');
      this.keep(far);
      this.carry(near, far);
      this.carry(far, near);
    });
  }

  get port(): number {
    return (this.server.address() as net.AddressInfo).port;
  }

  fallSilent(): void {
    this.silent = true;
    for (const socket of this.sockets) {
      socket.removeAllListeners('data');
      socket.removeAllListeners('end');
      socket.removeAllListeners('close');
      // Read on, so that no sender feels a full buffer.
      socket.resume();
    }
  }

  speak(): void {
    this.silent = false;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private keep(socket: net.Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
  }

  private carry(from: net.Socket, to: net.Socket): void {
    from.on('data', (piece) => to.write(piece));
    from.on('end', () => to.end());
    from.on('close', () => to.destroy());
  }
}
