namespace MedScan.Auditing.NearDuplicates;

/// <summary>Two pictures whose hashes are near.</summary>
/// <param name="Other">Position of the picture that was found.</param>
/// <param name="Mirrored">Whether the picture that was looked for has to be mirrored.</param>
/// <param name="Start">Where the found picture's content lies in the one that was looked for, as the hashes tell.</param>
/// <param name="Likeness">Cosine between the frequencies.</param>
internal readonly record struct Candidate(int Other, bool Mirrored, Alignment Start, float Likeness);
