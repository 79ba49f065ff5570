/** Contents of the files that `station install` lays into a Debian 12. Data before code: plan.ts says where they go. */

export interface InstallSettings {
  /** The unprivileged user that runs everything. */
  readonly user: string;
  /** Of the browser host; the browser's policy names it, so it is fixed. */
  readonly port: number;
  /** The station's folder. */
  readonly data: string;
  /** The program as the units start it. */
  readonly program: string;
}

const HEAD = "# Written by `yike install --apply`; taken back by `yike install --remove`.";

/** sysusers.d(5): a system user without a password or a shell. */
export const sysusers = ({ user, data }: InstallSettings) =>
  `${HEAD}\nu ${user} - "Yike kiosk" ${data} /usr/sbin/nologin\n`;

/** tmpfiles.d(5): the station's folder, closed to others. */
export const tmpfiles = ({ user, data }: InstallSettings) => `${HEAD}\nd ${data} 0700 ${user} ${user} -\n`;

/**
 * The one service. It owns the first console, so that nobody can log in there; X runs as the same user, with what the
 * login session gives it. systemd starts it anew whenever it ends, and when its watchdog hears nothing for a minute.
 */
export const unit = ({ user, data }: InstallSettings) => `${HEAD}
[Unit]
Description=Yike kiosk
Documentation=file:///usr/share/doc/yike/operations.md
After=systemd-user-sessions.service getty@tty1.service
Conflicts=getty@tty1.service
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=all
User=${user}
PAMName=login
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
StandardInput=tty
StandardOutput=journal
StandardError=journal
UtmpIdentifier=tty1
UtmpMode=user
WorkingDirectory=${data}
Environment=HOME=${data} YIKE_DATA=${data} XDG_SESSION_TYPE=x11
ExecStart=/usr/bin/xinit /etc/yike/session -- /usr/bin/X :0 vt1 -nolisten tcp -noreset -s 0
Restart=always
RestartSec=1
TimeoutStartSec=120
TimeoutStopSec=10
WatchdogSec=60
KillMode=control-group
UMask=0077
ProtectSystem=full
ProtectHome=yes

[Install]
WantedBy=multi-user.target
`;

/** xinit(1) runs it on the new display: no screen saver, a window manager, the kiosk. When it ends, X ends. */
export const session = ({ program, port, data }: InstallSettings) => `#!/bin/sh
${HEAD}
xset s off
xset s noblank
xset -dpms
openbox --config-file /etc/yike/openbox.xml &
exec ${program} kiosk --port ${port} --data ${data}
`;

/** No switching to another console, no end of X by keys, no blank screen (xorg.conf(5)). */
export const xorg = () => `${HEAD}
Section "ServerFlags"
  Option "DontVTSwitch" "true"
  Option "DontZap" "true"
  Option "BlankTime" "0"
  Option "StandbyTime" "0"
  Option "SuspendTime" "0"
  Option "OffTime" "0"
EndSection
`;

/** No magic keys, no tracing of other programs, no memory of a program on the disk. */
export const sysctl = () => `${HEAD}
kernel.sysrq = 0
kernel.yama.ptrace_scope = 2
kernel.dmesg_restrict = 1
fs.suid_dumpable = 0
kernel.core_pattern = |/bin/false
`;

/** No further consoles to switch to; a lid or a suspend key does nothing (logind.conf(5)). */
export const logind = () => `${HEAD}
[Login]
NAutoVTs=0
ReserveVT=0
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleLidSwitch=ignore
`;

/** The journal must not fill the disk either (journald.conf(5)). */
export const journald = () => `${HEAD}
[Journal]
SystemMaxUse=200M
MaxRetentionSec=90day
`;
