using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

/// <summary>What changed in a study.</summary>
/// <param name="Revision">Up to where these changes go; ask again from here.</param>
/// <param name="Study">The study now.</param>
/// <param name="Trials">The trials that are new or not what they were, by number.</param>
public sealed record StudyChanges(long Revision, StudyRecord Study, IReadOnlyList<FrozenTrial> Trials);
