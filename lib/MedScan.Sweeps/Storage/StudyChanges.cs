using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

/// <summary>What changed in a study.</summary>
/// <remarks>Reports stand alone so that a thousand workers that follow each other need not read each other's trials again for every
/// epoch.</remarks>
/// <param name="Revision">Up to where these changes go; ask again from here.</param>
/// <param name="Study">The study now.</param>
/// <param name="Trials">The trials that are new or not what they were, whole, by number.</param>
/// <param name="Reports">What was reported by trials that have not changed otherwise, by number and step.</param>
public sealed record StudyChanges(long Revision, StudyRecord Study, IReadOnlyList<FrozenTrial> Trials, IReadOnlyList<TrialReport> Reports);
