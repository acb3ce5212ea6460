#include "model/baseline/mergeconflict.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Merge)
};

} // namespace

QString conflictwords::what(const MergeConflict &conflict, const Vocabulary &vocabulary)
{
    QStringList labels;
    for (const QString &field : conflict.fields) {
        const Fact *fact = vocabulary.fact(field.section(u'/', 1));
        labels.append(fact ? fact->name : wordlists::field(field.section(u'/', 0, 0)));
    }
    switch (conflict.kind) {
    case MergeConflict::Kind::Field:
        return labels.join(QStringLiteral(", "));
    case MergeConflict::Kind::Deleted:
        return Text::tr("deleted in one copy, changed in the other");
    case MergeConflict::Kind::InUse:
        return Text::tr("deleted in one copy, used in the other");
    case MergeConflict::Kind::Circle:
        return Text::tr("%1: both together would run in a circle").arg(labels.value(0));
    }
    return {};
}

QString conflictwords::onSide(const MergeConflict &conflict, const Project &side,
                              const Project &base, const Project &other, const Catalogs &catalogs)
{
    const QUuid &id = conflict.record.id;
    const Record *record = side.find(AnyId(id));
    if (!record)
        return base.find(AnyId(id)) ? Text::tr("deleted") : Text::tr("not there");
    const Words words(side, catalogs, &other);
    if (!conflict.fields.isEmpty()) {
        QStringList texts;
        for (const FieldText &field : words.fields(*record)) {
            if (conflict.fields.contains(field.field))
                texts.append(conflict.fields.size() > 1
                                     ? QStringLiteral("%1: %2").arg(field.label, field.text)
                                     : field.text);
        }
        return texts.isEmpty() ? Text::tr("none") : texts.join(QStringLiteral("; "));
    }
    const Record *before = base.find(AnyId(id));
    if (!before || *before == *record)
        return conflict.kind == MergeConflict::Kind::InUse && &side != &base
                       ? Text::tr("there, and in use")
                       : Text::tr("there");
    QStringList changed;
    for (const FieldChange &field :
         fieldChanges(*before, Words(base, catalogs, &side), *record, words))
        changed.append(QStringLiteral("%1: %2").arg(field.label, field.after));
    return changed.join(QStringLiteral("; "));
}
