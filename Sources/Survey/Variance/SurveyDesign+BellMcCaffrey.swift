import Estimation
import LinearAlgebra

extension SurveyDesign {
    /// Why standard errors for few units cannot be had under this design, if they cannot.
    public var biasReductionRefusal: InferenceError? {
        switch method {
        case .replicated: return .replicates
        case .pairwise: return .pairwise
        case .twoPhase: return .twoPhase
        case .linearized: return calibrations.isEmpty ? nil : .calibrated
        }
    }

    /// Satterthwaite's degrees of freedom of cᵀβ under the design's own variance of the first stage.
    ///
    /// - Parameter fit: by units of the first stage.
    func degreesOfFreedom(of fit: BellMcCaffrey, contrast: [Double]) -> Double {
        fit.products(ofContrast: contrast).degreesOfFreedom(of: stages[0], centresSingles: singlePSU == .centre)
    }
}
