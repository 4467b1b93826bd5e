/** Where activities may come from, and where replies may go. The address comes in with each activity, so it is checked. */
export interface Reach {
  /** May the bot call this address, with its own token? */
  service(url: string): boolean;
  /** Does the bot answer on this channel? */
  channel(id: string): boolean;
  /** Is this the name by which the bot is called? */
  host(name: string | undefined): boolean;
}

/** The hosts of Microsoft's service for Teams. Anybody may have a name under trafficmanager.net, so that one is spelt out. */
const serviceHost = /^(smba\.trafficmanager\.net|([\w-]+\.)*(botframework\.com|teams\.microsoft\.com|skype\.com))$/;

/**
 * In service: Microsoft's own hosts, and Teams alone. On another channel, such as the web chat that Azure can switch on,
 * whoever writes chooses an account for themselves.
 */
export const inService: Reach = {
  service: (url) => {
    const { protocol, hostname, port, username } = URL.parse(url) ?? {};
    return protocol === 'https:' && port === '' && username === '' && serviceHost.test(hostname ?? '');
  },
  channel: (id) => id === 'msteams',
  host: () => true,
};

const isLoopback = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(URL.parse(url)?.hostname ?? '');

/**
 * In local mode: this machine. It must also be called by a name of this machine: a page from elsewhere, whose own name was turned to this
 * machine, would else speak through the browser of whoever looks at it.
 */
export const onThisMachine: Reach = {
  service: (url) => /^https?:/.test(url) && isLoopback(url),
  channel: () => true,
  host: (name) => name !== undefined && isLoopback(`http://${name}`),
};
