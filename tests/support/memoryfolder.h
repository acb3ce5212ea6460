#pragma once

/// Makes temporary files stand in memory where the system has such a folder: what syncs a thousand
/// times would otherwise measure the disk.
namespace memoryfolder {

/// For this process and those that it starts.
void use();

} // namespace memoryfolder
