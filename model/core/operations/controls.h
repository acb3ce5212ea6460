#pragma once

#include "model/core/project.h"

#include <QDate>

#include <functional>

/// Operations on controls and their evidence, with the rules that window and command line share.
namespace operations {

/// Largest file that is kept in a project as evidence, in bytes.
inline constexpr qint64 attachmentLimit = qint64(10) * 1024 * 1024;

/// Whether a control may be called verified: a verifier other than the owner, a method, a day that
/// is not to come, and a period. The error says what is missing.
Result<void> verifiable(const Project &project, const Control &control, const QDate &today);

/// Changes controls, as one Edit. Refused when one of them would become verified without what that
/// takes, or would lose it while it is verified.
Result<Edit> changeControls(const Project &project, const QList<Id<Control>> &controls,
                            const std::function<void(Control &)> &apply, const QDate &today);

/// Puts a control of the project somewhere, or changes the coverage (1 to 100 per cent) of the
/// place that it has there already.
Edit cover(const Project &project, const Id<Control> &control, SubjectKind kind,
           const AnyId &subject, int coverage);

/// Whether a link may be opened from evidence: http, https or mailto, and well formed.
bool isOpenable(const QString &link);

/// What is known of a file that is to be kept; only the last part of `path` becomes its name.
/// Refused when it is empty or above the limit.
Result<Attachment> attachmentOf(const QString &path, const QByteArray &bytes);

/// Adds evidence to a control. Refused when it says nothing, when its link cannot be opened, when a
/// day is none, and when a provider's attestation lacks scope or expiry.
Result<Edit> addEvidence(const Project &project, const Evidence &evidence,
                         const std::optional<Attachment> &file);

/// Takes evidence away, and its file when no other evidence has it.
Edit removeEvidence(const Project &project, const Id<Evidence> &evidence);

/// Evidence of a control: newest first, then id.
QList<const Evidence *> evidenceOf(const Project &project, const Id<Control> &control);

/// The person of this name, added to `edit` when the project has none.
Id<Person> personNamed(const Project &project, const QString &name, Edit &edit);

} // namespace operations
