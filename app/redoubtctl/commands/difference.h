#pragma once

class Command;

namespace commands {

/// `baseline FILE diff A B`: what lies between two baselines, or one and now. The arguments have
/// been parsed; A and B are the third and fourth.
int baselineDifference(Command &command);

} // namespace commands
