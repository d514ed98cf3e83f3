using System.Text;
using System.Text.Json.Nodes;

namespace MedScan.Scripting.Notebooks.Running;

/// <summary>Collects the outputs of one cell from what the kernel publishes, as a front end shows them.</summary>
/// <param name="displays">The outputs of all cells that can be replaced, by their display names.</param>
internal sealed class CellOutputs(Dictionary<string, List<JsonObject>> displays)
{
    private readonly List<JsonObject> _outputs = [];
    private readonly StringBuilder _stream = new();
    private string? _streamName;
    private bool _clearBeforeNext;

    /// <summary>The number beside the cell.</summary>
    public int? ExecutionCount { get; private set; }

    /// <summary>The last error; null where there is none.</summary>
    public JsonObject? Error { get; private set; }

    /// <summary>Takes a message's content.</summary>
    public void Take(string type, JsonObject content)
    {
        switch (type)
        {
            case "execute_input":
                ExecutionCount = (content["execution_count"] as JsonValue)?.GetValue<int>();
                break;
            case "stream":
                ClearIfDue();
                AddText(content["name"]?.ToString() ?? "stdout", content["text"]?.ToString() ?? "");
                break;
            case "display_data":
                Add(Display("display_data", content), content);
                break;
            case "execute_result":
                JsonObject result = Display("execute_result", content);
                result["execution_count"] = content["execution_count"]?.DeepClone();
                Add(result, content);
                break;
            case "update_display_data":
                Update(content);
                break;
            case "clear_output":
                if (content["wait"] is JsonValue wait && wait.TryGetValue(out bool later) && later)
                    _clearBeforeNext = true;
                else
                    Clear();
                break;
            case "error":
                Error = new JsonObject
                {
                    ["output_type"] = "error",
                    ["ename"] = content["ename"]?.DeepClone() ?? "",
                    ["evalue"] = content["evalue"]?.DeepClone() ?? "",
                    ["traceback"] = content["traceback"]?.DeepClone() ?? new JsonArray(),
                };
                Add(Error, content);
                break;
        }
    }

    /// <summary>The outputs so far, as nbformat has them.</summary>
    public IReadOnlyList<JsonObject> ToList()
    {
        FlushText();
        return [.. _outputs.Select(static output => output.DeepClone().AsObject())];
    }

    private static JsonObject Display(string type, JsonObject content) => new()
    {
        ["output_type"] = type,
        ["data"] = content["data"]?.DeepClone() ?? new JsonObject(),
        ["metadata"] = content["metadata"]?.DeepClone() ?? new JsonObject(),
    };

    private static string? NameOf(JsonObject content) => (content["transient"] as JsonObject)?["display_id"]?.ToString();

    private void Add(JsonObject output, JsonObject content)
    {
        ClearIfDue();
        FlushText();
        _outputs.Add(output);
        if (NameOf(content) is not { } name)
            return;
        if (!displays.TryGetValue(name, out List<JsonObject>? shown))
            displays[name] = shown = [];
        shown.Add(output);
    }

    private void Update(JsonObject content)
    {
        if (NameOf(content) is not { } name || !displays.TryGetValue(name, out List<JsonObject>? shown))
            return;
        foreach (JsonObject output in shown)
        {
            output["data"] = content["data"]?.DeepClone() ?? new JsonObject();
            output["metadata"] = content["metadata"]?.DeepClone() ?? new JsonObject();
        }
    }

    // Text that comes in many pieces is one output as long as nothing else comes between.
    private void AddText(string name, string text)
    {
        if (_streamName != name)
            FlushText();
        _streamName = name;
        _stream.Append(text);
    }

    private void FlushText()
    {
        if (_streamName is not null && _stream.Length > 0)
            _outputs.Add(new JsonObject { ["output_type"] = "stream", ["name"] = _streamName, ["text"] = _stream.ToString() });
        _stream.Clear();
        _streamName = null;
    }

    private void ClearIfDue()
    {
        if (_clearBeforeNext)
            Clear();
    }

    private void Clear()
    {
        _clearBeforeNext = false;
        _stream.Clear();
        _streamName = null;
        _outputs.Clear();
    }
}
