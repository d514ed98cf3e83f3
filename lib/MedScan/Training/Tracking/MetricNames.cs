namespace MedScan.Training.Tracking;

/// <summary>What the metrics of a run are called. Per epoch the step is the epoch, from 1; per step it is the optimiser's step.</summary>
internal static class MetricNames
{
    public const string StepLoss = "step_loss";
    public const string StepLearningRate = "step_learning_rate";
    public const string TrainLoss = "train_loss";
    public const string ValidationLoss = "validation_loss";
    public const string ValidationAccuracy = "validation_accuracy";
    public const string ValidationBalancedAccuracy = "validation_balanced_accuracy";
    public const string ValidationMacroF1 = "validation_macro_f1";
    public const string LearningRate = "learning_rate";
    public const string ImagesPerSecond = "images_per_second";
    public const string BestEpoch = "best_epoch";

    // MLflow's own names, except for the last two.
    public const string Cpu = "system/cpu_utilization_percentage";
    public const string Memory = "system/system_memory_usage_megabytes";
    public const string MemoryShare = "system/system_memory_usage_percentage";
    public const string ProcessMemory = "system/process_memory_usage_megabytes";
    public const string Throughput = "system/images_per_second";

    /// <summary>A class's name as the last part of a metric's name, for which MLflow takes letters, digits, <c>_ - .</c> and spaces.</summary>
    public static string OfClass(string name)
    {
        string safe = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ' ? letter : '_'));
        return safe.Trim('.', ' ').Length == 0 ? "_" : safe;
    }
}
