using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedScan.Training.Reports;

/// <summary>Something that happened while training, as a value.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(StepReport), "step")]
[JsonDerivedType(typeof(EpochReport), "epoch")]
[JsonDerivedType(typeof(RunReport), "run")]
[JsonDerivedType(typeof(NoticeReport), "notice")]
[JsonDerivedType(typeof(DecodingReport), "decoding")]
[JsonDerivedType(typeof(DataReport), "data")]
public abstract record TrainingReport
{
    private protected TrainingReport()
    {
    }

    /// <summary>The report as one line of JSON with snake_case keys; <c>event</c> says which kind it is.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Lines.TrainingReport);
}
