#pragma once

#include "app/redoubtctl/command.h"
#include "model/store/verification.h"

#include <nlohmann/json_fwd.hpp>

/// What the commands about keys, signatures and verification share.

void addPassphraseOption(Command &command);
/// From --passphrase-file, or the variable REDOUBT_PASSPHRASE: never from the command line, which
/// other users of the machine can see.
Result<QByteArray> passphrase(Command &command);
/// The key of --key, opened with the passphrase.
Result<SigningKey> signingKey(Command &command);

void addTrustOption(Command &command);
/// The bytes of a file that the command line names.
Result<QByteArray> contentOf(const QString &path);
/// What --trusted and, where the command has it, --head say.
Result<VerifyRequest> verifyRequest(Command &command);

/// One line of a document's control block.
nlohmann::ordered_json peopleJson(const ControlLine &line);
