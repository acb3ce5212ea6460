#pragma once

class PageText;
struct Rule;

/// What the browser says of a rule: where it applies, what it rests on and what lowers it.
namespace rulepage {

void write(PageText &page, const Rule &rule);

} // namespace rulepage
