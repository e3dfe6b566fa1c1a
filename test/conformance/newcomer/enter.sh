#!/bin/sh
# unshare --mount --net sh enter.sh SYSTEM CACHE COMMAND…: runs a command as root in a system that lies in a folder, with nothing of this
# one but its devices and npm's cache, and without a network but that
# with itself. The root is changed, not only looked at from below: in a plain chroot the kernel
# gives nobody the namespaces that the browser's sandbox is made of.
set -e
system=$1 cache=$2
shift 2
mount --make-rprivate /
ip link set lo up
mount --bind "$system" "$system"
mkdir -p "$system/npm-cache" "$system/before"
mount --bind "$cache" "$system/npm-cache"
mount -t proc proc "$system/proc"
mount --rbind /dev "$system/dev"
cd "$system"
pivot_root . before
umount -l /before
exec "$@"
