namespace MedScan.Tracking.Protocol;

internal sealed record RegisteredModelAnswer(RegisteredModelBody? RegisteredModel);

internal sealed record RegisteredModelPage(IReadOnlyList<RegisteredModelBody>? RegisteredModels, string? NextPageToken);

internal sealed record RegisteredModelBody(
    string? Name, string? Description, long? CreationTimestamp, long? LastUpdatedTimestamp, IReadOnlyDictionary<string, string>? Tags,
    IReadOnlyList<ModelVersionBody>? LatestVersions, IReadOnlyList<AliasBody>? Aliases)
{
    public RegisteredModel ToRegisteredModel() => new()
    {
        Name = Name ?? "",
        Description = Description ?? "",
        CreationTime = ProtocolText.Time(CreationTimestamp),
        LastUpdateTime = ProtocolText.Time(LastUpdatedTimestamp),
        Tags = Tags ?? KeyValueListConverter.Empty,
        LatestVersions = [.. (LatestVersions ?? []).Select(version => version.ToModelVersion())],
        Aliases = (Aliases ?? []).DistinctBy(alias => alias.Alias)
            .ToDictionary(alias => alias.Alias ?? "", alias => alias.Version, StringComparer.Ordinal).AsReadOnly(),
    };
}

internal sealed record AliasBody(string? Alias, int Version);

internal sealed record ModelVersionAnswer(ModelVersionBody? ModelVersion, string? ArtifactUri);

internal sealed record ModelVersionPage(IReadOnlyList<ModelVersionBody>? ModelVersions, string? NextPageToken);

internal sealed record ModelVersionBody(
    string? Name, int Version, long? CreationTimestamp, long? LastUpdatedTimestamp, string? CurrentStage, string? Description, string? UserId,
    string? Source, string? RunId, string? RunLink, string? Status, string? StatusMessage, IReadOnlyDictionary<string, string>? Tags,
    IReadOnlyList<string>? Aliases)
{
    public ModelVersion ToModelVersion() => new()
    {
        Name = Name ?? "",
        Version = Version,
        CreationTime = ProtocolText.Time(CreationTimestamp),
        LastUpdateTime = ProtocolText.Time(LastUpdatedTimestamp),
        Stage = CurrentStage ?? ModelStage.None,
        Description = Description ?? "",
        UserId = UserId ?? "",
        Source = Source ?? "",
        RunId = RunId ?? "",
        RunLink = RunLink ?? "",
        Status = ProtocolText.VersionStatus(Status),
        StatusMessage = StatusMessage ?? "",
        Tags = Tags ?? KeyValueListConverter.Empty,
        Aliases = Aliases ?? [],
    };
}
