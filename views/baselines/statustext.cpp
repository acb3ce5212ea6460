#include "views/baselines/statustext.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(statustext)
};

} // namespace

QString statustext::of(BaselineStatus status)
{
    switch (status) {
    case BaselineStatus::Draft:
        return Text::tr("draft");
    case BaselineStatus::InReview:
        return Text::tr("in review");
    case BaselineStatus::Approved:
        return Text::tr("approved");
    case BaselineStatus::Rejected:
        return Text::tr("rejected");
    case BaselineStatus::Superseded:
        return Text::tr("superseded");
    }
    return {};
}
