#pragma once

#include <QLabel>

/// Labels for data: always plain text, in one of the few weights that the window uses.
namespace labels {

enum class Weight { Normal, Strong, Title, Secondary, Hint };

QLabel *plain(const QString &text, Weight weight = Weight::Normal, bool wrap = false);
/// Gives an existing label its weight; follows palette changes through the palette roles.
void dress(QLabel *label, Weight weight);

/// What an empty place says: what is missing, and what to do first.
QWidget *emptyState(const QString &icon, const QString &missing, const QString &first);

/// A tool tip that shows data as it is, never as markup.
QString tip(const QString &text);

} // namespace labels
