namespace MedScan.Sweeps.Storage;

/// <summary>Who works on a trial.</summary>
/// <param name="Token">Known to nobody else; another one for each attempt.</param>
/// <param name="Name">For people, such as host and process.</param>
public sealed record TrialWorker(Guid Token, string Name);
