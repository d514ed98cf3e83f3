using System.Text.RegularExpressions;

namespace MedScan.Datasets.Indexing;

/// <summary>Class names of the single-label MedMNIST sets, in label order.</summary>
/// <remarks>Yang et al., MedMNIST v2, Scientific Data 10:41, 2023. RetinaMNIST has grades 0 to 4 and no names.</remarks>
internal static partial class MedMnistClasses
{
    private static readonly string[] Organs =
    [
        "bladder", "femur-left", "femur-right", "heart", "kidney-left", "kidney-right", "liver", "lung-left", "lung-right",
        "pancreas", "spleen",
    ];

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pneumoniamnist"] = ["normal", "pneumonia"],
        ["breastmnist"] = ["malignant", "normal, benign"],
        ["octmnist"] = ["choroidal neovascularization", "diabetic macular edema", "drusen", "normal"],
        ["pathmnist"] =
        [
            "adipose", "background", "debris", "lymphocytes", "mucus", "smooth muscle", "normal colon mucosa",
            "cancer-associated stroma", "colorectal adenocarcinoma epithelium",
        ],
        ["dermamnist"] =
        [
            "actinic keratoses and intraepithelial carcinoma", "basal cell carcinoma", "benign keratosis-like lesions",
            "dermatofibroma", "melanoma", "melanocytic nevi", "vascular lesions",
        ],
        ["bloodmnist"] =
        [
            "basophil", "eosinophil", "erythroblast", "immature granulocytes", "lymphocyte", "monocyte", "neutrophil", "platelet",
        ],
        ["tissuemnist"] =
        [
            "Collecting Duct, Connecting Tubule", "Distal Convoluted Tubule", "Glomerular endothelial cells",
            "Interstitial endothelial cells", "Leukocytes", "Podocytes", "Proximal Tubule Segments", "Thick Ascending Limb",
        ],
        ["organamnist"] = Organs,
        ["organcmnist"] = Organs,
        ["organsmnist"] = Organs,
    };

    /// <summary>Names for a file; the larger editions carry their size in the name (<c>pathmnist_64</c>).</summary>
    /// <returns>As many names as <paramref name="count"/>; the label numbers where the file is not known.</returns>
    internal static IReadOnlyList<string> Of(string fileName, int count)
    {
        string name = SizePattern().Replace(fileName, string.Empty);
        return Known.TryGetValue(name, out string[]? names) && count <= names.Length
            ? names
            : [.. Enumerable.Range(0, count).Select(label => label.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex("_[0-9]+$")]
    private static partial Regex SizePattern();
}
