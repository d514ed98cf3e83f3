namespace MedScan.TrackingServer.Search;

// The rules of each search.
internal sealed partial class SearchRules
{
    private static readonly Dictionary<string, SearchEntity> TagsOnly = new(StringComparer.Ordinal)
    {
        ["attribute"] = SearchEntity.Attribute,
        ["tag"] = SearchEntity.Tag,
        ["tags"] = SearchEntity.Tag,
    };

    public static SearchRules Runs { get; } = new()
    {
        EntityHint = "Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']",
        Entities = new Dictionary<string, SearchEntity>(StringComparer.Ordinal)
        {
            ["metric"] = SearchEntity.Metric,
            ["metrics"] = SearchEntity.Metric,
            ["parameter"] = SearchEntity.Parameter,
            ["parameters"] = SearchEntity.Parameter,
            ["param"] = SearchEntity.Parameter,
            ["params"] = SearchEntity.Parameter,
            ["tag"] = SearchEntity.Tag,
            ["tags"] = SearchEntity.Tag,
            ["attribute"] = SearchEntity.Attribute,
            ["attributes"] = SearchEntity.Attribute,
            ["attr"] = SearchEntity.Attribute,
            ["run"] = SearchEntity.Attribute,
            ["dataset"] = SearchEntity.Dataset,
            ["datasets"] = SearchEntity.Dataset,
        },
        Attributes = new Dictionary<string, SearchAttribute>(StringComparer.Ordinal)
        {
            ["run_id"] = new("run_id", AllowsLists: true),
            ["run_name"] = new("run_name"),
            ["run name"] = new("run_name", CanOrder: false),
            ["Run name"] = new("run_name", CanOrder: false),
            ["Run Name"] = new("run_name", CanOrder: false),
            ["user_id"] = new("user_id"),
            ["status"] = new("status"),
            ["artifact_uri"] = new("artifact_uri"),
            ["start_time"] = new("start_time", IsNumber: true),
            ["created"] = new("start_time", IsNumber: true),
            ["Created"] = new("start_time", IsNumber: true),
            ["end_time"] = new("end_time", IsNumber: true),
        },
    };

    public static SearchRules Experiments { get; } = new()
    {
        EntityHint = "Valid entity types are ('attribute', 'tag', 'tags')",
        Entities = TagsOnly,
        Attributes = new Dictionary<string, SearchAttribute>(StringComparer.Ordinal)
        {
            ["name"] = new("name"),
            ["creation_time"] = new("creation_time", IsNumber: true),
            ["last_update_time"] = new("last_update_time", IsNumber: true),
            ["experiment_id"] = new("experiment_id", IsNumber: true, CanFilter: false),
        },
    };

    public static SearchRules RegisteredModels { get; } = new()
    {
        EntityHint = "Valid entity types are ('attribute', 'tag', 'tags')",
        Entities = TagsOnly,
        Attributes = new Dictionary<string, SearchAttribute>(StringComparer.Ordinal)
        {
            ["name"] = new("name"),
            ["creation_timestamp"] = new("creation_time", IsNumber: true, CanFilter: false),
            ["last_updated_timestamp"] = new("last_updated_time", IsNumber: true, CanFilter: false),
            ["timestamp"] = new("last_updated_time", IsNumber: true, CanFilter: false),
        },
    };

    public static SearchRules ModelVersions { get; } = new()
    {
        EntityHint = "Valid entity types are ('attribute', 'tag', 'tags')",
        Entities = TagsOnly,
        AllowsQuotedNumbers = true,
        Attributes = new Dictionary<string, SearchAttribute>(StringComparer.Ordinal)
        {
            ["name"] = new("name"),
            ["run_id"] = new("run_id", AllowsLists: true, CanOrder: false),
            ["source_path"] = new("source", CanOrder: false),
            ["version_number"] = new("version", IsNumber: true),
            ["creation_timestamp"] = new("creation_time", IsNumber: true, CanFilter: false),
            ["last_updated_timestamp"] = new("last_updated_time", IsNumber: true, CanFilter: false),
        },
    };

    public static SearchRules LoggedModels { get; } = new()
    {
        EntityHint = "Expected one of ['attributes', 'metrics', 'params', 'tags'].",
        Entities = new Dictionary<string, SearchEntity>(StringComparer.Ordinal)
        {
            ["attributes"] = SearchEntity.Attribute,
            ["metrics"] = SearchEntity.Metric,
            ["params"] = SearchEntity.Parameter,
            ["tags"] = SearchEntity.Tag,
        },
        Attributes = new Dictionary<string, SearchAttribute>(StringComparer.Ordinal)
        {
            ["name"] = new("name", AllowsLists: true),
            ["model_id"] = new("model_id", AllowsLists: true),
            ["model_type"] = new("model_type", AllowsLists: true),
            ["status"] = new("status", AllowsLists: true),
            ["source_run_id"] = new("source_run_id", AllowsLists: true),
            ["creation_timestamp"] = new("creation_timestamp_ms", IsNumber: true),
            ["creation_time"] = new("creation_timestamp_ms", IsNumber: true),
            ["last_updated_timestamp"] = new("last_updated_timestamp_ms", IsNumber: true),
            ["last_updated_time"] = new("last_updated_timestamp_ms", IsNumber: true),
        },
    };

    public static SearchRules Traces { get; } = new()
    {
        EntityHint = "Valid values are {'tag', 'tags', 'attribute', 'attributes', 'trace', 'metadata', 'request_metadata'}",
        Entities = new Dictionary<string, SearchEntity>(StringComparer.Ordinal)
        {
            ["attribute"] = SearchEntity.Attribute,
            ["attributes"] = SearchEntity.Attribute,
            ["trace"] = SearchEntity.Attribute,
            ["tag"] = SearchEntity.Tag,
            ["tags"] = SearchEntity.Tag,
            ["metadata"] = SearchEntity.Metadata,
            ["request_metadata"] = SearchEntity.Metadata,
        },
        AllowsQuotedNumbers = true,
        AllowsTagLists = true,
        Attributes = new Dictionary<string, SearchAttribute>(StringComparer.Ordinal)
        {
            ["request_id"] = new("request_id", AllowsLists: true),
            ["trace_id"] = new("request_id", AllowsLists: true),
            ["client_request_id"] = new("client_request_id"),
            ["status"] = new("status", AllowsLists: true),
            ["name"] = new("name", AllowsLists: true),
            ["run_id"] = new("run_id", AllowsLists: true),
            ["timestamp"] = new("timestamp_ms", IsNumber: true),
            ["timestamp_ms"] = new("timestamp_ms", IsNumber: true),
            ["execution_time"] = new("execution_time_ms", IsNumber: true),
            ["execution_time_ms"] = new("execution_time_ms", IsNumber: true),
            ["experiment_id"] = new("experiment_id", IsNumber: true, CanFilter: false),
        },
    };
}
