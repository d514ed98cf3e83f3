using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers.</summary>
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent with momentum.</summary>
        /// <param name="parameters">The parameters, as one group.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">Share of the last update in the next one.</param>
        /// <param name="dampening">Share of a gradient that does not enter the momentum.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="nesterov">Whether to look one momentum step ahead.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Stochastic gradient descent with momentum.</summary>
        /// <param name="parameters">The parameters, as one group; the names are not used.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">Share of the last update in the next one.</param>
        /// <param name="dampening">Share of a gradient that does not enter the momentum.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="nesterov">Whether to look one momentum step ahead.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters.Select(named => named.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Stochastic gradient descent with momentum.</summary>
        /// <param name="parameters">The groups; options they leave unset become those given here.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">Share of the last update in the next one.</param>
        /// <param name="dampening">Share of a gradient that does not enter the momentum.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="nesterov">Whether to look one momentum step ahead.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Adam.</summary>
        /// <param name="parameters">The parameters, as one group.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Factor of the average of gradients.</param>
        /// <param name="beta2">Factor of the average of their squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest average of squares so far.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam.</summary>
        /// <param name="parameters">The parameters, as one group; the names are not used.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Factor of the average of gradients.</param>
        /// <param name="beta2">Factor of the average of their squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest average of squares so far.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static Adam Adam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam.</summary>
        /// <param name="parameters">The groups; options they leave unset become those given here.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Factor of the average of gradients.</param>
        /// <param name="beta2">Factor of the average of their squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest average of squares so far.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static Adam Adam(IEnumerable<Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with weight decay apart from the gradient.</summary>
        /// <param name="parameters">The parameters, as one group.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Factor of the average of gradients.</param>
        /// <param name="beta2">Factor of the average of their squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the learning rate is the share by which a step shrinks the parameter.</param>
        /// <param name="amsgrad">Whether to divide by the largest average of squares so far.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with weight decay apart from the gradient.</summary>
        /// <param name="parameters">The parameters, as one group; the names are not used.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Factor of the average of gradients.</param>
        /// <param name="beta2">Factor of the average of their squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the learning rate is the share by which a step shrinks the parameter.</param>
        /// <param name="amsgrad">Whether to divide by the largest average of squares so far.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with weight decay apart from the gradient.</summary>
        /// <param name="parameters">The groups; options they leave unset become those given here.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Factor of the average of gradients.</param>
        /// <param name="beta2">Factor of the average of their squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the learning rate is the share by which a step shrinks the parameter.</param>
        /// <param name="amsgrad">Whether to divide by the largest average of squares so far.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>RMSProp.</summary>
        /// <param name="parameters">The parameters, as one group.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">Factor of the average of squared gradients.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="momentum">Share of the last update in the next one.</param>
        /// <param name="centered">Whether to divide by the deviation in place of the root mean square.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSProp.</summary>
        /// <param name="parameters">The parameters, as one group; the names are not used.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">Factor of the average of squared gradients.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="momentum">Share of the last update in the next one.</param>
        /// <param name="centered">Whether to divide by the deviation in place of the root mean square.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters.Select(named => named.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSProp.</summary>
        /// <param name="parameters">The groups; options they leave unset become those given here.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">Factor of the average of squared gradients.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="momentum">Share of the last update in the next one.</param>
        /// <param name="centered">Whether to divide by the deviation in place of the root mean square.</param>
        /// <param name="maximize">Whether to climb.</param>
        public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
    }
}
