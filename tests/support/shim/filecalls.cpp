// Stands between a program and the system's file calls (LD_PRELOAD): records what is written,
// synced, renamed and unlinked under one folder, or lets the n-th call fail. Set by the
// environment:
//   SHIM_ROOT    the folder; calls elsewhere pass through
//   SHIM_LOG     file that gets the record (tests/support/filerecord reads it)
//   SHIM_FAIL    number of the call, from 1, that fails; SHIM_ERRNO says with what
//   SHIM_STICKY  every later call that takes space fails too: a disk that stays full
//   SHIM_COUNT   file that gets the number of calls when the program ends
// Without Qt, and without anything of ours: it lives in other programs.

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template<typename F>
F real(const char *name)
{
    return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

using Open = int (*)(const char *, int, ...);
using OpenAt = int (*)(int, const char *, int, ...);
using Close = int (*)(int);
using Read = ssize_t (*)(int, void *, size_t);
using PRead = ssize_t (*)(int, void *, size_t, off64_t);
using Write = ssize_t (*)(int, const void *, size_t);
using PWrite = ssize_t (*)(int, const void *, size_t, off64_t);
using Truncate = int (*)(int, off64_t);
using Sync = int (*)(int);
using Rename = int (*)(const char *, const char *);
using Unlink = int (*)(const char *);
using MakeDir = int (*)(const char *, mode_t);
using FWrite = size_t (*)(const void *, size_t, size_t, FILE *);

enum class Call { Space, Other };

struct State
{
    std::recursive_mutex mutex;
    std::string root;
    int log = -1;
    long failAt = 0;
    int error = EIO;
    bool sticky = false;
    std::atomic<long> calls { 0 };
    std::map<std::string, uint32_t> inodes; // by path
    std::map<int, uint32_t> files; // by descriptor
    std::map<int, std::string> folders; // by descriptor
    uint32_t nextInode = 1;
    bool ready = false;
};

State &state()
{
    static State *const one = new State; // outlives every destructor
    if (!one->ready) {
        one->ready = true;
        const auto text = [](const char *name) {
            const char *value = getenv(name);
            return std::string(value ? value : "");
        };
        one->root = text("SHIM_ROOT");
        one->failAt = atol(text("SHIM_FAIL").c_str());
        one->error = text("SHIM_ERRNO").empty() ? EIO : atoi(text("SHIM_ERRNO").c_str());
        one->sticky = !text("SHIM_STICKY").empty();
        if (!text("SHIM_LOG").empty())
            one->log = real<Open>("open")(text("SHIM_LOG").c_str(),
                                          O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    return *one;
}

/// Whether this call is the one that fails; sets errno.
bool fails(Call kind)
{
    State &s = state();
    const long number = ++s.calls;
    if (s.failAt == 0)
        return false;
    // A full disk fails only what takes space.
    const bool fits = !s.sticky || kind == Call::Space;
    if (!fits || (s.sticky ? number < s.failAt : number != s.failAt))
        return false;
    errno = s.error;
    return true;
}

bool isInside(const char *path)
{
    const State &s = state();
    return !s.root.empty() && path && strncmp(path, s.root.c_str(), s.root.size()) == 0;
}

void put(char operation, uint32_t inode, uint64_t offset, const void *bytes, size_t length)
{
    const State &s = state();
    if (s.log < 0)
        return;
    std::string record(1, operation);
    const auto size = static_cast<uint32_t>(length);
    record.append(reinterpret_cast<const char *>(&inode), sizeof inode);
    record.append(reinterpret_cast<const char *>(&offset), sizeof offset);
    record.append(reinterpret_cast<const char *>(&size), sizeof size);
    record.append(static_cast<const char *>(bytes), length);
    const ssize_t ignored = real<Write>("write")(s.log, record.data(), record.size());
    static_cast<void>(ignored);
}

void put(char operation, uint32_t inode, const std::string &text)
{
    put(operation, inode, 0, text.data(), text.size());
}

uint32_t inodeOf(const std::string &path)
{
    State &s = state();
    const auto known = s.inodes.find(path);
    if (known != s.inodes.end())
        return known->second;
    const uint32_t inode = s.nextInode++;
    s.inodes[path] = inode;
    put('E', inode, path); // was there before
    return inode;
}

void opened(int file, const std::string &path, bool isNew, bool truncated)
{
    State &s = state();
    struct stat status = {};
    if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
        s.folders[file] = path;
        return;
    }
    if (isNew) {
        const uint32_t inode = s.nextInode++;
        s.inodes[path] = inode;
        put('C', inode, path);
    }
    const uint32_t inode = inodeOf(path);
    s.files[file] = inode;
    if (truncated && !isNew)
        put('T', inode, 0, "", 0);
}

int openInside(const char *path, int flags, mode_t mode)
{
    const std::lock_guard lock(state().mutex);
    const bool makes = (flags & O_CREAT) && access(path, F_OK) != 0;
    if (fails(makes ? Call::Space : Call::Other))
        return -1;
    const int file = real<Open>("open")(path, flags, mode);
    if (file >= 0)
        opened(file, path, makes, (flags & O_TRUNC) != 0);
    return file;
}

bool isOurs(int file)
{
    const State &s = state();
    return s.files.count(file) > 0 || s.folders.count(file) > 0;
}

uint64_t positionOf(int file)
{
    return static_cast<uint64_t>(lseek(file, 0, SEEK_CUR));
}

int syncInside(int file, const char *name)
{
    const std::lock_guard lock(state().mutex);
    State &s = state();
    if (!isOurs(file))
        return real<Sync>(name)(file);
    if (fails(Call::Other))
        return -1;
    const int done = real<Sync>(name)(file);
    if (done == 0 && s.folders.count(file))
        put('D', 0, s.folders[file]);
    else if (done == 0)
        put('S', s.files[file], std::string());
    return done;
}

mode_t modeOf(int flags, va_list arguments)
{
    return flags & O_CREAT ? static_cast<mode_t>(va_arg(arguments, unsigned)) : 0;
}

} // namespace

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return isInside(path) ? openInside(path, flags, mode) : real<Open>("open")(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return isInside(path) ? openInside(path, flags | O_LARGEFILE, mode)
                          : real<Open>("open64")(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return isInside(path) ? openInside(path, flags, mode)
                          : real<OpenAt>("openat")(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return isInside(path) ? openInside(path, flags | O_LARGEFILE, mode)
                          : real<OpenAt>("openat64")(folder, path, flags, mode);
}

int close(int file)
{
    {
        const std::lock_guard lock(state().mutex);
        state().files.erase(file);
        state().folders.erase(file);
    }
    return real<Close>("close")(file);
}

ssize_t read(int file, void *bytes, size_t length)
{
    const std::lock_guard lock(state().mutex);
    return isOurs(file) && fails(Call::Other) ? -1 : real<Read>("read")(file, bytes, length);
}

ssize_t pread64(int file, void *bytes, size_t length, off64_t offset)
{
    const std::lock_guard lock(state().mutex);
    return isOurs(file) && fails(Call::Other) ? -1
                                              : real<PRead>("pread64")(file, bytes, length, offset);
}

ssize_t pread(int file, void *bytes, size_t length, off_t offset)
{
    return pread64(file, bytes, length, offset);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    const std::lock_guard lock(state().mutex);
    if (!isOurs(file))
        return real<Write>("write")(file, bytes, length);
    if (fails(Call::Space))
        return -1;
    const uint64_t at = positionOf(file);
    const ssize_t written = real<Write>("write")(file, bytes, length);
    if (written > 0)
        put('W', state().files[file], at, bytes, static_cast<size_t>(written));
    return written;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset)
{
    const std::lock_guard lock(state().mutex);
    if (isOurs(file) && fails(Call::Space))
        return -1;
    const ssize_t written = real<PWrite>("pwrite64")(file, bytes, length, offset);
    if (isOurs(file) && written > 0)
        put('W', state().files[file], static_cast<uint64_t>(offset), bytes,
            static_cast<size_t>(written));
    return written;
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset)
{
    return pwrite64(file, bytes, length, offset);
}

int ftruncate64(int file, off64_t length) noexcept
{
    const std::lock_guard lock(state().mutex);
    if (isOurs(file) && fails(Call::Other))
        return -1;
    const int done = real<Truncate>("ftruncate64")(file, length);
    if (isOurs(file) && done == 0)
        put('T', state().files[file], static_cast<uint64_t>(length), "", 0);
    return done;
}

int ftruncate(int file, off_t length) noexcept
{
    return ftruncate64(file, length);
}

int fsync(int file)
{
    return syncInside(file, "fsync");
}

int fdatasync(int file)
{
    return syncInside(file, "fdatasync");
}

int rename(const char *from, const char *to) noexcept
{
    const std::lock_guard lock(state().mutex);
    State &s = state();
    if (!isInside(to))
        return real<Rename>("rename")(from, to);
    if (fails(Call::Space))
        return -1;
    const uint32_t inode = inodeOf(from);
    const int done = real<Rename>("rename")(from, to);
    if (done == 0) {
        s.inodes.erase(from);
        s.inodes[to] = inode;
        put('R', inode, std::string(from) + '\n' + to);
    }
    return done;
}

int unlink(const char *path) noexcept
{
    const std::lock_guard lock(state().mutex);
    if (!isInside(path))
        return real<Unlink>("unlink")(path);
    if (fails(Call::Other))
        return -1;
    const int done = real<Unlink>("unlink")(path);
    if (done == 0) {
        state().inodes.erase(path);
        put('U', 0, path);
    }
    return done;
}

int mkdir(const char *path, mode_t mode) noexcept
{
    const std::lock_guard lock(state().mutex);
    if (!isInside(path))
        return real<MakeDir>("mkdir")(path, mode);
    if (fails(Call::Space))
        return -1;
    const int done = real<MakeDir>("mkdir")(path, mode);
    if (done == 0)
        put('M', 0, path);
    return done;
}

/// What the program says on standard output are its acknowledgements.
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *stream)
{
    const size_t written = real<FWrite>("fwrite")(bytes, size, count, stream);
    if (stream == stdout) {
        const std::lock_guard lock(state().mutex);
        put('A', 0, std::string(static_cast<const char *>(bytes), size * count));
    }
    return written;
}

} // extern "C"

namespace {

/// Says at the end how many calls there were.
struct Counter
{
    Counter() { state(); }
    ~Counter()
    {
        const char *path = getenv("SHIM_COUNT");
        if (!path)
            return;
        const int file = real<Open>("open")(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const std::string text = std::to_string(state().calls.load());
        const ssize_t ignored = real<Write>("write")(file, text.data(), text.size());
        static_cast<void>(ignored);
        real<Close>("close")(file);
    }
    Counter(const Counter &) = delete;
    Counter &operator=(const Counter &) = delete;
    Counter(Counter &&) = delete;
    Counter &operator=(Counter &&) = delete;
} counter;

} // namespace
